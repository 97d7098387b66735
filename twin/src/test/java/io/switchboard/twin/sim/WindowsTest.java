package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.surge.Surge.Kind;
import io.switchboard.surge.SurgeSettings;
import org.junit.jupiter.api.Test;

/** Windows of five minutes, to compare with. */
class WindowsTest {

    private static final Windows NONE = Windows.from(new SurgeSettings(10, 1, 2_400_000, 0.4, 2));

    @Test
    void twiceAsManyAndHalfAsManyAreTellingAndWhatIsUsualIsNot() {
        assertThat(NONE.score(50, 50)).isZero();
        assertThat(NONE.score(100, 50)).isCloseTo(100 * Math.log(2) - 50, within(1e-9));
        assertThat(NONE.score(25, 50)).isCloseTo(25 * Math.log(2) - 25, within(1e-9));
        assertThat(NONE.score(0, 50)).isEqualTo(-50);
        assertThat(NONE.score(7, -1)).as("where nobody knows what is usual").isZero();
        assertThat(NONE.score(1, 0)).as("one call at night").isZero();
    }

    @Test
    void onABusyDayMoreAreUsual() {
        Windows busy = NONE;
        for (int i = 0; i < 100; i++) {
            busy = busy.after(75, 50);
        }
        assertThat(busy.score(75, 50)).isCloseTo(0, within(0.1));
        assertThat(busy.after(0, -1)).isEqualTo(NONE);
    }

    @Test
    void anAlarmIsToldOnceAndOverBelowAQuarterOfTheThreshold() {
        Windows.Alarm alarm = new Windows.Alarm(8, null);

        assertThat(alarm.take(7.9)).isNull();
        assertThat(alarm.take(8)).isEqualTo(Kind.FLOOD);
        assertThat(alarm.take(20)).isNull();
        assertThat(alarm.take(2)).isNull();
        assertThat(alarm.open()).isEqualTo(Kind.FLOOD);
        assertThat(alarm.take(1.9)).isNull();
        assertThat(alarm.open()).isNull();
        assertThat(alarm.take(-9)).isEqualTo(Kind.COLLAPSE);
        assertThat(alarm.take(9)).isEqualTo(Kind.FLOOD);
    }
}
