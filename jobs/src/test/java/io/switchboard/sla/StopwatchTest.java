package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.asked;
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
import io.switchboard.event.Author;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static final SlaRules EXPERT = desk(stopwatch(
            "expert",
            "30m",
            "recurrence: INDEPENDENT",
            "start: 'item.category == \"complex\"'",
            "stop: 'item.group == \"second line\"'",
            "cancel: 'item.category == \"simple\"'",
            "reset: 'item.assignee == \"\" || item.priority == \"P0\"'"));

    @Test
    @Proves({"R-01", "R-09"})
    @DisplayName("R-01, R-09: a stop-watch starts and stops when its conditions come true")
    void itStartsAndStopsByItsConditions() {
        Story story = complexAtTen();
        assertThat(story.clock("expert").dueAt()).isEqualTo(friday("10:30"));

        story.on(turned(Status.OPEN, friday("10:20")).category("complex").group("second line"))
                .on(turned(Status.OPEN, friday("10:30")).category("complex").group("second line"))
                .until(saturday("09:00"));
        assertThat(story.outcomes("expert"))
                .extracting(Outcome::verdict, Outcome::startedAt, Outcome::endedAt)
                .containsExactly(tuple(Verdict.MET, friday("10:00"), friday("10:20")));
        assertThat(story.escalations()).isEmpty();
    }

    @Test
    @Proves({"R-01", "R-03"})
    @DisplayName("R-01, R-03: its cancel condition ends it without counting, before its stop condition is asked")
    void itsCancelConditionComesFirst() {
        Story story = complexAtTen()
                .on(turned(Status.OPEN, friday("10:20")).category("simple").group("second line"));
        assertThat(story.outcome("expert"))
                .extracting(Outcome::verdict, Outcome::reason, Outcome::endedAt)
                .containsExactly(Verdict.CANCELLED, Outcome.CONDITION, friday("10:20"));
    }

    @Test
    @Proves("R-01")
    @DisplayName("R-01: its reset condition begins it anew, when it becomes true and not while it stays so")
    void itsResetConditionBeginsItAnew() {
        Story story = complexAtTen()
                .on(urgent("10:20").id("urgent"), urgent("10:25").id("still urgent"))
                .until(friday("11:00"));
        assertThat(story.outcomes("expert"))
                .extracting(Outcome::verdict, Outcome::reason, Outcome::endedAt)
                .containsExactly(tuple(Verdict.CANCELLED, Outcome.RESET, friday("10:20")));
        assertThat(story.clock("expert").cycle()).isEqualTo("urgent");
        assertThat(story.told("expert")).containsExactly("breach BREACH " + friday("10:50"));
    }

    @Test
    @Proves("R-02")
    @DisplayName("R-02: what is fulfilled and paused by the same event is fulfilled")
    void stopComesBeforePause() {
        Story story = Story.of(desk(stopwatch(
                        "hand-over", "1h", "stop: 'item.group == \"vendor\"'", "pause: 'item.group == \"vendor\"'")))
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("09:30")).group("vendor"));
        assertThat(story.outcome("hand-over").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    @Proves("R-04")
    @DisplayName(
            "R-04: a clock begins at the opening, when a condition is met, with a group or with the customer's word")
    void aClockHasOneOfFourOrigins() {
        Story story = Story.of(desk(
                        stopwatch("opening", "9h"),
                        stopwatch("condition", "9h", "start: 'item.status == \"OPEN\"'"),
                        stopwatch("group", "9h", "origin: GROUP_ASSIGNED"),
                        stopwatch("customer", "9h", "origin: CUSTOMER_MESSAGE")))
                .on(
                        opened(friday("09:00")).by(Author.AGENT).group(null),
                        turned(Status.OPEN, friday("10:00")).group(null),
                        turned(Status.OPEN, friday("11:00")).group("first line"),
                        asked(friday("12:00")),
                        turned(Status.OPEN, friday("13:00")).group("second line"),
                        asked(friday("14:00")));
        assertThat(story.tracking().clocks())
                .extracting(ClockState::clock, ClockState::startedAt)
                .containsExactly(
                        tuple("opening", friday("09:00")),
                        tuple("condition", friday("10:00")),
                        tuple("group", friday("11:00")),
                        tuple("customer", friday("12:00")));
    }

    @Test
    @Proves("R-09")
    @DisplayName("R-09: the eight clocks of a ticket, each over its own time")
    void everyClockOfATicketMeasuresItsOwn() {
        Story story = Story.of(desk(
                        clock("FIRST_REPLY", "9h"),
                        clock("NEXT_REPLY", "9h"),
                        clock("PERIODIC_UPDATE", "9h"),
                        clock("REQUESTER_WAIT", "9h"),
                        clock("AGENT_WORK", "9h"),
                        clock("FIRST_RESOLUTION", "9h"),
                        clock("TOTAL_RESOLUTION", "9h"),
                        clock("GROUP_OWNERSHIP", "9h")))
                .on(
                        opened(friday("09:00")),
                        answered(friday("10:00")),
                        asked(friday("11:00")),
                        answered(friday("13:00")),
                        turned(Status.ON_HOLD, friday("14:00")),
                        turned(Status.RESOLVED, friday("18:00")));
        assertThat(story.outcomes())
                .extracting(Outcome::clock, Outcome::elapsedWallMs)
                .containsExactlyInAnyOrder(
                        tuple("FIRST_REPLY", HOUR),
                        tuple("NEXT_REPLY", 2 * HOUR),
                        tuple("PERIODIC_UPDATE", 3 * HOUR),
                        tuple("PERIODIC_UPDATE", 5 * HOUR),
                        tuple("REQUESTER_WAIT", 9 * HOUR),
                        tuple("AGENT_WORK", 5 * HOUR),
                        tuple("FIRST_RESOLUTION", 5 * HOUR),
                        tuple("TOTAL_RESOLUTION", 5 * HOUR),
                        tuple("GROUP_OWNERSHIP", 9 * HOUR));
    }

    private static Story complexAtTen() {
        return Story.of(EXPERT)
                .on(
                        opened(friday("09:00")),
                        turned(Status.OPEN, friday("10:00")).category("complex"));
    }

    private static Desk.Happening urgent(String time) {
        return turned(Status.OPEN, friday(time)).category("complex").priority(Priority.P0);
    }
}
