package io.switchboard.quality;

import static io.switchboard.event.CallEvent.Kind.*;
import static io.switchboard.quality.Desks.call;
import static io.switchboard.quality.Desks.friday;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallStoriesTest {

    private static final Instant NINE = friday("09:00");
    private static final Instant NEXT_DAY = NINE.plus(Duration.ofDays(1));

    private final Office office = new Office(Desks.SETTINGS);

    @Test
    @Proves("R-100")
    void everyEndOfACallIsCountedAsWhatItIs() {
        answered("in time", 20);
        answered("late", 21);
        abandoned("at once", 5);
        abandoned("soon", 20);
        abandoned("in vain", 60);
        happens("in the menu", 0, OFFERED, Status.IVR);
        happens("in the menu", 9, ABANDONED, null);
        happens("by itself", 0, OFFERED, Status.IVR);
        happens("by itself", 9, ENDED, Status.ENDED);
        queued("elsewhere");
        happens("elsewhere", 9, ENDED, Status.ENDED);
        queued("back");
        happens("back", 9, CALLBACK_REQUESTED, null);
        queued("patient");
        office.until(NEXT_DAY);

        assertThat(value(Metric.CALLS_OFFERED)).isEqualTo(10);
        assertThat(value(Metric.CALLS_ANSWERED)).isEqualTo(2);
        assertThat(value(Metric.CALLS_ABANDONED)).isEqualTo(3);
        assertThat(value(Metric.CALLS_SHORT)).isEqualTo(1);
        assertThat(value(Metric.CALLS_ABANDONED_IN_MENU)).isEqualTo(1);
        assertThat(value(Metric.CALLS_SERVED_IN_MENU)).isEqualTo(1);
        assertThat(value(Metric.CALLS_FLOWED_OUT)).isEqualTo(1);
        assertThat(value(Metric.CALLS_CALLED_BACK))
                .as("its own end of a call, R-105")
                .isEqualTo(1);
        assertThat(value(Metric.CALLS_WAITING)).isEqualTo(1);
        assertThat(row(Metric.SERVICE_LEVEL_F4).numerator()).isEqualTo(1);
        assertThat(row(Metric.SERVICE_LEVEL_F4).denominator())
                .as("answered, given up after the threshold, and still waiting beyond it")
                .isEqualTo(2 + 1 + 1);
        assertThat(value(Metric.ASA)).isEqualTo((20_000 + 21_000) / 2.0);
        assertThat(value(Metric.EXCESS_WAIT)).isEqualTo((1_000 + 40_000) / 5.0);
    }

    @Test
    @Proves("R-105")
    void aCallbackIsNeitherAnsweredNorAbandoned() {
        queued("back");
        happens("back", 90, CALLBACK_REQUESTED, null);
        office.until(NEXT_DAY);
        assertThat(value(Metric.CALLS_CALLED_BACK)).isEqualTo(1);
        assertThat(value(Metric.CALLS_ABANDONED)).isZero();
        assertThat(row(Metric.ABANDONMENT).value()).isZero();
        assertThat(row(Metric.SERVICE_LEVEL_F4).value())
                .as("nobody to be in time for")
                .isNull();
    }

    @Test
    void whatACallTakesIsTalkingAndWrappingUpAndBelongsToTheHourInWhichItEnds() {
        answered("1", 10);
        office.happens(call("1", NINE.plusSeconds(3_570), ENDED, Status.WRAP_UP));
        office.happens(call("1", NINE.plusSeconds(3_630), ENDED, Status.ENDED));
        office.until(NEXT_DAY);
        assertThat(row(Metric.TALK).value()).isEqualTo(3_560_000);
        assertThat(row(Metric.WRAP).value()).isEqualTo(60_000);
        assertThat(row(Metric.HANDLING).value()).isEqualTo(3_620_000);
        assertThat(row(Metric.HANDLING).windowStart()).isEqualTo(friday("10:00"));
        assertThat(office.row(Grain.HOUR, NINE, Metric.HANDLING_ARRIVED).value())
                .isEqualTo(3_620_000);
        assertThat(row(Metric.HOLD).value()).as("nobody told of holding").isNull();
        assertThat(row(Metric.HANDLING).percentiles().p99()).isBetween(3_583_800.0, 3_656_200.0);
    }

    @Test
    void whileACallIsHeldNobodyTalksButSomebodyIsBusyWithIt() {
        answered("1", 10);
        happens("1", 40, HELD, null);
        happens("1", 100, RESUMED, null);
        happens("1", 130, HELD, null);
        happens("1", 150, ENDED, Status.WRAP_UP);
        happens("1", 170, ENDED, Status.ENDED);
        answered("2", 10);
        happens("2", 50, ENDED, Status.ENDED);
        office.until(NEXT_DAY);

        assertThat(row(Metric.HOLD).value()).as("of the one that was held").isEqualTo(80_000);
        assertThat(row(Metric.TALK).value()).isEqualTo((60_000 + 40_000) / 2.0);
        assertThat(row(Metric.HANDLING).value()).isEqualTo((60_000 + 80_000 + 20_000 + 40_000) / 2.0);
        assertThat(office.row(Grain.HOUR, NINE, Metric.HANDLING_ARRIVED).value())
                .isEqualTo(row(Metric.HANDLING).value());
    }

    @Test
    void whoTakesAHeldCallOverTalksToTheCustomer() {
        answered("1", 10);
        happens("1", 40, HELD, null);
        happens("1", 100, TRANSFERRED, null);
        happens("1", 150, ENDED, Status.ENDED);
        office.until(NEXT_DAY);

        assertThat(row(Metric.HOLD).value()).isEqualTo(60_000);
        assertThat(row(Metric.TALK).value()).isEqualTo(30_000 + 50_000);
    }

    @Test
    void thoseWhoHoldTheLineForLongerThanTheThresholdAreMissedBeforeTheyHangUp() {
        queued("patient");
        office.until(NINE.plusSeconds(60));
        assertThat(minute(Metric.SERVICE_LEVEL_F4).value()).isZero();
        assertThat(minute(Metric.SERVICE_LEVEL_F4).revision()).isEqualTo(1);
        happens("patient", 90, ANSWERED, Status.CONNECTED);
        office.until(NINE.plusSeconds(300));
        assertThat(minute(Metric.SERVICE_LEVEL_F4).denominator()).isEqualTo(1);
        assertThat(minute(Metric.CALLS_WAITING).value()).isZero();
        assertThat(minute(Metric.CALLS_WAITING).revision()).isEqualTo(2);
    }

    @Test
    void aCallIsCountedForItsTeamOnItsOwnWall() {
        CallEvent offered = call("1", NINE, OFFERED, Status.IVR);
        office.happens(new CallEvent(
                "e", "1", null, NINE, OFFERED, null, Status.IVR, null, null, null, null, "second line", null));
        office.until(NEXT_DAY.plus(Duration.ofDays(1)));
        MetricRow row = office.row(Grain.DAY, "team", "second line", Metric.CALLS_OFFERED);
        assertThat(row.windowStart()).isEqualTo(Instant.parse("2026-03-05T18:30:00Z"));
        assertThat(office.row(Grain.DAY, "all", "", Metric.CALLS_OFFERED).windowStart())
                .isEqualTo(friday("00:00"));
        assertThat(offered.group()).isNotEqualTo("second line");
    }

    private void queued(String id) {
        happens(id, 0, OFFERED, Status.IVR);
        happens(id, 0, QUEUED, Status.QUEUED);
    }

    private void answered(String id, int wait) {
        queued(id);
        happens(id, wait, ANSWERED, Status.CONNECTED);
    }

    private void abandoned(String id, int wait) {
        queued(id);
        happens(id, wait, ABANDONED, Status.ENDED);
    }

    private void happens(String id, int seconds, CallEvent.Kind kind, Status status) {
        office.happens(call(id, NINE.plusSeconds(seconds), kind, status));
    }

    private MetricRow row(Metric metric) {
        return office.row(Grain.HOUR, "all", "", metric);
    }

    private MetricRow minute(Metric metric) {
        return office.row(Grain.MINUTE, "all", "", metric);
    }

    private double value(Metric metric) {
        return row(metric).value();
    }
}
