package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.ItemType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

@Proves("R-79")
class ArmedTest {

    private static final long NINE = Instant.parse("2026-03-06T09:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private final Armed armed = new Armed();

    @Test
    void anAlarmIsDueWhenItsMinuteIsOver() {
        armed.moved(null, alarmAt(NINE + 1));
        assertThat(armed.dueBy(NINE + MINUTE - 1)).isZero();
        assertThat(armed.dueBy(NINE + MINUTE)).isEqualTo(1);
    }

    @Test
    void whatHasFiredOrWasMovedIsNotCounted() {
        armed.moved(null, alarmAt(NINE));
        armed.moved(alarmAt(NINE), alarmAt(NINE + 5 * MINUTE));
        assertThat(armed.dueBy(NINE + 2 * MINUTE)).isZero();
        assertThat(armed.dueBy(NINE + 9 * MINUTE)).isEqualTo(1);
        armed.moved(alarmAt(NINE + 5 * MINUTE), alarmAt(0));
        assertThat(armed.minutes().minutes())
                .as("nothing is kept of what is over")
                .isEmpty();
    }

    @Test
    void partsThatWereDealtAnewAddUp() {
        armed.moved(null, alarmAt(NINE));
        armed.moved(null, alarmAt(NINE));
        Armed one = of(armed.minutes());
        Armed other = new Armed();
        other.moved(alarmAt(NINE), null);
        assertThat(one.dueBy(NINE + MINUTE) + other.dueBy(NINE + MINUTE)).isEqualTo(1);
        assertThat(of(one.minutes(), other.minutes()).dueBy(NINE + MINUTE)).isEqualTo(1);
        other.moved(alarmAt(NINE), null);
        assertThat(of(one.minutes(), other.minutes()).minutes().minutes())
                .as("one has counted up what the other has counted down")
                .isEmpty();
    }

    @Test
    void whatIsPackedIsTheSameUnpacked() throws IOException {
        for (ArmedMinutes minutes : List.of(
                new ArmedMinutes(List.of()),
                new ArmedMinutes(List.of(
                        new ArmedMinute(-5, 1), new ArmedMinute(0, -2), new ArmedMinute(29_000_000, 300_000))))) {
            ArmedMinutesSerializer serializer = new ArmedMinutesSerializer();
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(minutes, out);
            assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                    .isEqualTo(minutes);
        }
    }

    private static Armed of(ArmedMinutes... parts) {
        Armed all = new Armed();
        for (ArmedMinutes part : parts) {
            all.add(part.minutes());
        }
        return all;
    }

    private static Ledger alarmAt(long at) {
        return new Ledger("T-1", ItemType.TICKET, List.of(), null, List.of(), 0, at, false, 0, false, List.of());
    }
}
