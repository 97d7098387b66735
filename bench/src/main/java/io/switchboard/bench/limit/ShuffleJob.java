package io.switchboard.bench.limit;

import io.switchboard.event.TicketEvent;
import io.switchboard.job.PackedEvents;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Topics;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Limit B: decoded, shuffled by ticket (packed, as our job sends its records) and encoded again, exactly once, without any state. */
public final class ShuffleJob {

    private ShuffleJob() {}

    /** Arguments: bootstrap servers, consumer group, topic to write to. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Kafka kafka = Kafka.at(args[0], args[1]);
        Codec<TicketEvent> codec = kafka.format().ticketEvents();
        env.fromSource(kafka.source(Topics.TICKET_EVENTS, codec), WatermarkStrategy.noWatermarks(), "read")
                .uid("read")
                .filter(decoded -> decoded.value() != null)
                .uid("events")
                .map(decoded -> decoded.value())
                .returns(PackedEvents.TYPE)
                .uid("decode")
                .keyBy(TicketEvent::itemId)
                .map(event -> event)
                .returns(PackedEvents.TYPE)
                .uid("shuffled")
                .sinkTo(kafka.sink(args[2], codec, TicketEvent::itemId))
                .name("write")
                .uid("write");
        env.execute("limit B");
    }
}
