package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.ItemType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves("R-79")
class ArmedTest {

    private static final long NINE = Instant.parse("2026-03-06T09:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private final Armed armed = Armed.of(List.of());

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
        assertThat(armed.minutes()).as("nothing is kept of what is over").isEmpty();
    }

    @Test
    void partsThatWereDealtAnewAddUp() {
        armed.moved(null, alarmAt(NINE));
        armed.moved(null, alarmAt(NINE));
        Armed one = Armed.of(armed.minutes());
        Armed other = Armed.of(List.of());
        other.moved(alarmAt(NINE), null);
        assertThat(one.dueBy(NINE + MINUTE) + other.dueBy(NINE + MINUTE)).isEqualTo(1);
        List<ArmedMinute> both = List.of(one.minutes().get(0), other.minutes().get(0));
        assertThat(Armed.of(both).dueBy(NINE + MINUTE)).isEqualTo(1);
    }

    private static Ledger alarmAt(long at) {
        return new Ledger("T-1", ItemType.TICKET, List.of(), null, List.of(), 0, at, false, 0, false, List.of());
    }
}
