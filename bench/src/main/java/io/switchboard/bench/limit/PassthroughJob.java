package io.switchboard.bench.limit;

import io.switchboard.wire.Codec;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Topics;
import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Limit A: from Kafka to Kafka, exactly once, and nothing between. */
public final class PassthroughJob {

    private PassthroughJob() {}

    /** Arguments: bootstrap servers, consumer group, topic to write to. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Kafka kafka = Kafka.at(args[0], args[1]);
        env.fromSource(kafka.source(Topics.TICKET_EVENTS, new Untouched()), WatermarkStrategy.noWatermarks(), "read")
                .uid("read")
                .map(decoded -> decoded.value())
                .returns(byte[].class)
                .uid("pass")
                .sinkTo(kafka.sink(args[2], new Untouched(), bytes -> Integer.toString(Arrays.hashCode(bytes))))
                .name("write")
                .uid("write");
        env.execute("limit A");
    }

    /** Bytes as they are. */
    private static final class Untouched implements Codec<byte[]> {

        private static final long serialVersionUID = 1;

        @Override
        public Class<byte[]> type() {
            return byte[].class;
        }

        @Override
        public Instant at(byte[] value) {
            return Instant.EPOCH.plusSeconds(1L << 30);
        }

        @Override
        public Instant earliest(byte[] value) {
            return at(value);
        }

        @Override
        public boolean recognises(byte[] bytes) {
            return true;
        }

        @Override
        public byte[] decode(byte[] bytes) {
            return bytes;
        }

        @Override
        public byte[] encode(byte[] value) {
            return value;
        }
    }
}
