package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.desk;
import static io.switchboard.sla.Policies.stopwatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

    private static final String ON_ANSWER = "stop: 'event.kind == \"MESSAGE\" && event.author == \"AGENT\"'";

    @Test
    @Proves("R-14")
    @DisplayName("R-14: without recurrence there is one cycle")
    void withoutRecurrenceThereIsOneCycle() {
        Story story = rounds("NONE").on(answered(friday("10:00")), answered(friday("10:30")));
        assertThat(story.tracking().clocks()).hasSize(1);
        assertThat(story.outcomes()).hasSize(1);
    }

    @Test
    @Proves("R-14")
    @DisplayName("R-14: an independent clock begins its next cycle at once")
    void anIndependentClockGoesOnAtOnce() {
        Story story = rounds("INDEPENDENT").on(answered(friday("10:00")).id("one"));
        assertThat(story.outcome("rounds").verdict()).isEqualTo(Verdict.MET);
        assertThat(story.clock("rounds"))
                .extracting(ClockState::cycle, ClockState::startedAt, ClockState::dueAt)
                .containsExactly("one", friday("10:00"), friday("12:00"));
    }

    @Test
    @Proves("R-14")
    @DisplayName("R-14: a sequential clock begins its next cycle when the earlier target has passed")
    void aSequentialClockWaitsForTheEarlierTarget() {
        Story story = rounds("SEQUENTIAL").on(answered(friday("10:00")));
        assertThat(story.clock("rounds"))
                .extracting(ClockState::startedAt, ClockState::dueAt, ClockState::runMs)
                .containsExactly(friday("11:00"), friday("13:00"), 0L);

        story.on(answered(friday("12:00"))).until(saturday("09:00"));
        assertThat(story.outcomes("rounds"))
                .extracting(Outcome::startedAt, Outcome::endedAt)
                .containsExactly(tuple(friday("09:00"), friday("10:00")), tuple(friday("11:00"), friday("12:00")));
        assertThat(story.told("rounds")).containsExactly("breach BREACH " + friday("15:00"));
    }

    @Test
    @Proves("R-14")
    @DisplayName("R-14: a second answer in one period does not excuse the next")
    void aSecondAnswerInOnePeriodDoesNotExcuseTheNext() {
        Story story = rounds("SEQUENTIAL")
                .on(answered(friday("10:00")), answered(friday("10:30")))
                .until(friday("14:00"));
        assertThat(story.outcomes("rounds")).hasSize(1);
        assertThat(story.told("rounds")).containsExactly("breach BREACH " + friday("13:00"));
    }

    @Test
    @Proves("R-14")
    @DisplayName("R-14: after a late answer a sequential clock goes on at once")
    void afterALateAnswerItGoesOnAtOnce() {
        Story story = rounds("SEQUENTIAL").on(answered(friday("11:30")));
        assertThat(story.outcome("rounds").verdict()).isEqualTo(Verdict.MET_LATE);
        assertThat(story.clock("rounds").startedAt()).isEqualTo(friday("11:30"));
    }

    @Test
    @Proves("R-14")
    @DisplayName("R-14: an item that is resolved while the next cycle waits owes nothing more")
    void resolvedWhileTheNextCycleWaits() {
        Story story = Story.of(desk(clock("PERIODIC_UPDATE", "2h", "recurrence: SEQUENTIAL")))
                .on(
                        opened(friday("09:00")),
                        answered(friday("10:00")),
                        answered(friday("10:30")),
                        turned(Status.RESOLVED, friday("11:00")))
                .until(saturday("09:00"));
        assertThat(story.told("PERIODIC_UPDATE")).isEmpty();
        assertThat(story.clock("PERIODIC_UPDATE").runMs()).isZero();
    }

    private static Story rounds(String recurrence) {
        return Story.of(desk(stopwatch("rounds", "2h", ON_ANSWER, "recurrence: " + recurrence)))
                .on(opened(friday("09:00")));
    }
}
