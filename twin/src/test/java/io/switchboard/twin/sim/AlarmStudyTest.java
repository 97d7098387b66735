package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.surge.SurgeSettings;
import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.AlarmReport.Figure;
import io.switchboard.twin.sim.AlarmStudy.Extent;
import io.switchboard.twin.sim.AlarmStudy.Traffic;
import org.junit.jupiter.api.Test;

/** What the job promises of floods, kept by its own rules with what they have learned themselves. */
class AlarmStudyTest {

    private static final long SEED = 20261129;
    private static final int FLOODS = 40 * 3 * 7;

    private static AlarmReport played(Extent extent) {
        return new AlarmStudy(new Traffic(10, 2, false), extent, SurgeSettings.DEFAULT, line -> {}).play(SEED);
    }

    private static Figure figure(AlarmReport report, String detector, String measure) {
        return report.of(detector, measure).orElseThrow();
    }

    @Test
    void aFloodOfTwiceAsManyIsToldInThreeAndAHalfMinutesAtOneFalseAlarmAPlaceAndWeek() {
        AlarmReport report = played(new Extent(40, 3, 3, 1));
        Figure alarms = figure(report, AlarmStudy.JOB, AlarmStudy.FALSE_ALARMS);
        Figure delay = figure(report, AlarmStudy.JOB, AlarmStudy.TOLD);
        double missed = figure(report, AlarmStudy.JOB, AlarmStudy.TOLD + ": " + AlarmStudy.MISSED)
                .value();
        double hidden = figure(report, AlarmStudy.JOB, AlarmStudy.TOLD + ": " + AlarmStudy.OPEN_BEFORE)
                .value();

        assertThat(alarms.high()).as("seed %d: %s", SEED, report.table()).isLessThan(1);
        assertThat(delay.high()).as("seed %d: %s", SEED, report.table()).isLessThan(3.5);
        assertThat(missed + hidden)
                .as("of %d floods, seed %d: %s", FLOODS, SEED, report.table())
                .isLessThan(0.05 * FLOODS);
        assertThat(missed).as("seed %d: %s", SEED, report.table()).isLessThan(0.01 * FLOODS);
        assertThat(figure(report, AlarmStudy.WINDOWS, AlarmStudy.TOLD).low())
                .as("seed %d: %s", SEED, report.table())
                .isGreaterThan(delay.high());
    }

    @Test
    void windowsTellNoMoreFalseAlarmsThanTheJobAndTheSameSeedTellsTheSame() {
        AlarmReport report = played(new Extent(2, 1, 1, 1));

        assertThat(figure(report, AlarmStudy.WINDOWS, AlarmStudy.FALSE_ALARMS).value())
                .isLessThanOrEqualTo(
                        figure(report, AlarmStudy.JOB, AlarmStudy.FALSE_ALARMS).value());
        assertThat(played(new Extent(2, 1, 1, 1)).json()).isEqualTo(report.json());
        assertThat(report.of(AlarmStudy.WINDOWS, AlarmStudy.LEARNING)).isEmpty();
    }

    @Test
    void whatCannotBePlayedIsRefused() {
        assertThatThrownBy(() -> new Extent(1, 1, 1, 1))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("1 seeds, 1 weeks to learn");
        assertThatThrownBy(() -> new Extent(2, 0, 1, 1)).hasMessageContaining("0 weeks to learn");
        assertThatThrownBy(() -> new Extent(2, 500, 21, 1)).hasMessageContaining("520 together");
        assertThatThrownBy(() -> new Traffic(0, 2, false)).hasMessageContaining("0.0 a minute");
        assertThatThrownBy(() -> new Traffic(10, 1, false)).hasMessageContaining("1.0 times as many");
    }
}
