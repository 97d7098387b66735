package io.switchboard.bench.rival;

import io.switchboard.bench.limit.Untouched;
import io.switchboard.event.Author;
import io.switchboard.event.TicketEvent;
import io.switchboard.job.PackedEvents;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The first reply in Flink's CEP: opened, and no agent replies for so long. A resolution that rests while it waits for the
 * customer is no pattern of events, so this does half of what the others do. What is told is a line of text.
 */
public final class CepDesk {

    private static final String OPENED = "opened";

    private CepDesk() {}

    /** Arguments: bootstrap servers, consumer group, topic to write to. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Kafka kafka = Kafka.at(args[0], args[1]);
        KeyedStream<TicketEvent, String> events = env.fromSource(
                        kafka.source(Topics.TICKET_EVENTS, kafka.format().ticketEvents()),
                        new EventTime<TicketEvent>(Duration.ZERO, Duration.ofDays(1)),
                        "read")
                .uid("read")
                .filter(decoded -> decoded.value() != null)
                .uid("events")
                .map(decoded -> decoded.value())
                .returns(PackedEvents.TYPE)
                .uid("decode")
                .keyBy(TicketEvent::itemId);
        told(events, Level.REPLY_WARNING)
                .union(told(events, Level.REPLY_BREACH))
                .sinkTo(kafka.sink(args[2], new Untouched(), line -> ticket(line)))
                .name("write")
                .uid("write");
        env.execute("CEP");
    }

    private static DataStream<byte[]> told(KeyedStream<TicketEvent, String> events, Level level) {
        return CEP.pattern(events, silence(level))
                .select(
                        match -> line(match.get(OPENED).get(0), level),
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .name(level.name())
                .uid(level.name());
    }

    static Pattern<TicketEvent, TicketEvent> silence(Level level) {
        return Pattern.<TicketEvent>begin(OPENED)
                .where(SimpleCondition.of(event -> event.kind() == TicketEvent.Kind.CREATED))
                .notFollowedBy("replied")
                .where(SimpleCondition.of(
                        event -> event.kind() == TicketEvent.Kind.MESSAGE && event.author() == Author.AGENT))
                .within(level.after());
    }

    private static byte[] line(TicketEvent opened, Level level) {
        String line = opened.itemId() + " " + level + " at " + opened.at().plus(level.after());
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static String ticket(byte[] line) {
        String words = new String(line, StandardCharsets.UTF_8);
        return words.substring(0, words.indexOf(' '));
    }
}
