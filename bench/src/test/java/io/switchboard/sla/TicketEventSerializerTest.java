package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.bench.desk.Access;
import io.switchboard.bench.desk.Customers;
import io.switchboard.bench.desk.Desk;
import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What the limit sends arrives. */
class TicketEventSerializerTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123Z");

    @Test
    void allThatAnEventSaysComesBack() throws IOException {
        TicketEvent full = new TicketEvent(
                "e-1",
                "T-1",
                "C-1",
                NINE,
                TicketEvent.Kind.MERGED,
                7L,
                NINE.minusSeconds(60),
                Status.ON_HOLD,
                "waits for a part",
                Priority.P0,
                "network",
                Channel.SOCIAL,
                "en",
                "emea",
                "first line",
                "anna",
                Author.BOT,
                Visibility.INTERNAL,
                "T-2",
                NINE.plusSeconds(60),
                Direction.OUTBOUND,
                "complaint",
                "agent");
        assertThat(sent(full)).isEqualTo(full);
    }

    @Test
    void soDoTheEventsOfADesk() throws IOException {
        Desk desk = new Desk(7, 50, Access.UNIFORM, Customers.SKEWED, Duration.ofMillis(300), NINE);
        for (int i = 0; i < 1_000; i++) {
            TicketEvent event = desk.next();
            assertThat(sent(event)).isEqualTo(event);
        }
    }

    private static TicketEvent sent(TicketEvent event) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new TicketEventSerializer().serialize(event, out);
        return new TicketEventSerializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
