package io.switchboard.bench.limit;

import io.switchboard.wire.Kafka;
import io.switchboard.wire.Topics;
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
}
