package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How soon it is told that there is a flood from two to three. */
class FloodAlarmTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long GAP = 10_000;

    private final FloodAlarm alarm = new FloodAlarm(1.0 / GAP, 2 * HOUR, 3 * HOUR);

    @Test
    void aFloodIsToldWhileItLasts() {
        tripled(2 * HOUR);

        assertThat(alarm.isOpenBefore()).isFalse();
        assertThat(alarm.toldAt()).isBetween(2 * HOUR, 2 * HOUR + 10 * MINUTE);
    }

    @Test
    void anAlarmThatWasOpenWhenTheFloodBeganSaysNothingOfHowSoonItIsKnown() {
        tripled(2 * HOUR - 20 * MINUTE);

        assertThat(alarm.isOpenBefore()).isTrue();
    }

    @Test
    void anAlarmAfterTheFloodIsNoneOfIt() {
        tripled(3 * HOUR + 5 * MINUTE);

        assertThat(alarm.isOpenBefore()).isFalse();
        assertThat(alarm.toldAt()).isEqualTo(Long.MAX_VALUE);
    }

    /** Arrivals as evenly as they can be for four hours, three times as many from some time on. */
    private void tripled(long from) {
        long at = GAP;
        while (at < 4 * HOUR) {
            alarm.arrival(at);
            at += at < from ? GAP : GAP / 3;
        }
    }
}
