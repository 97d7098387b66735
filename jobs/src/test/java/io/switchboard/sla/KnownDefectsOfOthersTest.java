package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.asked;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.told;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.clockTo;
import static io.switchboard.sla.Policies.desk;
import static io.switchboard.sla.Policies.policy;
import static io.switchboard.sla.Policies.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.policy.PolicyReader;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What users of other systems complain of, and what happens here instead (invariant 7). */
class KnownDefectsOfOthersTest {

    @Test
    @Proves("R-22")
    @DisplayName("thirty-second pauses twice in a minute are both taken off, to the second")
    void thirtySecondPausesTwiceInAMinute() {
        Story story = Story.of(desk(clock("TOTAL_RESOLUTION", "1h")))
                .on(
                        opened(friday("09:00:00")),
                        turned(Status.PENDING, friday("09:10:00")),
                        turned(Status.OPEN, friday("09:10:30")),
                        turned(Status.PENDING, friday("09:10:31")),
                        turned(Status.OPEN, friday("09:11:01")));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::pausedMs, ClockState::dueAt)
                .containsExactly(60_000L, friday("10:01:00"));
    }

    @Test
    @Proves({"R-10", "R-03"})
    @DisplayName("of three reply cycles all three are reported")
    void threeReplyCyclesAllReported() {
        Story story = Story.of(desk(clock("NEXT_REPLY", "1h")))
                .on(opened(friday("08:00")), answered(friday("08:30")))
                .on(asked(friday("09:00")), answered(friday("09:30")))
                .on(asked(friday("10:00")), answered(friday("11:30")))
                .on(asked(friday("12:00")), answered(friday("12:30")));
        assertThat(story.outcomes("NEXT_REPLY"))
                .extracting(Outcome::verdict)
                .containsExactly(Verdict.MET, Verdict.MET_LATE, Verdict.MET);
    }

    @Test
    @Proves("R-29")
    @DisplayName("overlapping policies written in reverse rank are taken by rank")
    void overlappingPoliciesInReverseRank() {
        String low = policy("a", 1, "rank: 1", clock("TOTAL_RESOLUTION", "8h"));
        String high = policy("z", 1, "rank: 9", clock("TOTAL_RESOLUTION", "1h"));
        for (SlaRules rules : new SlaRules[] {rules(low, high), rules(high, low)}) {
            assertThat(Story.of(rules).on(opened(friday("09:00"))).tracking().clocks())
                    .extracting(ClockState::policyId)
                    .containsExactly("z");
        }
    }

    @Test
    @Proves({"R-22", "R-70"})
    @DisplayName("a level ten minutes before the target comes once, in time, after a pause across a weekend")
    void levelTenMinutesBeforeWithAPauseAcrossAWeekend() {
        Story story = Story.of(desk(clockTo(
                        "TOTAL_RESOLUTION",
                        "default: {within: 8h, calendar: office}",
                        "levels: [{before: 10m, name: last call}]")))
                .on(opened(friday("12:00")), turned(Status.PENDING, friday("16:55")))
                .until(monday("10:00"))
                .on(turned(Status.OPEN, monday("10:00:01")))
                .until(monday("17:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("last call WARNING " + monday("12:55:01"), "breach BREACH " + monday("13:05:01"));
    }

    @Test
    @Proves("R-26")
    @DisplayName("a target halved when 60 % are used is breached then, not in the past and not never")
    void targetHalvedAtSixtyPercent() {
        Story story = Story.of(desk(clockTo(
                        "TOTAL_RESOLUTION",
                        "P1: {within: 5h, calendar: always}, default: {within: 10h, calendar: always}")))
                .on(
                        opened(friday("09:00")),
                        turned(Status.OPEN, friday("15:00")).priority(Priority.P1))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION")).containsExactly("breach BREACH " + friday("15:00"));
        assertThat(story.escalations().get(0).dueAt()).isEqualTo(friday("14:00"));
    }

    @Test
    @Proves("R-30")
    @DisplayName("a merge does not answer the customer")
    void mergeDoesNotAnswer() {
        Story source = Story.of(desk(clock("FIRST_REPLY", "1h")))
                .on(opened(friday("09:00")), told(Kind.MERGED, friday("09:30")).mergedInto("T-2"));
        assertThat(source.outcome("FIRST_REPLY").verdict()).isEqualTo(Verdict.CANCELLED);
    }

    @Test
    @Proves("R-45")
    @DisplayName("a calendar that never opens is refused, and no clock ever runs by it")
    void calendarThatNeverOpens() {
        assertThatThrownBy(() -> PolicyReader.read(
                        "never.yaml",
                        """
                        calendars:
                          never: {zone: UTC, open: [{date: 2020-01-01, hours: "09:00-17:00"}]}
                        policies:
                        """
                                + policy(
                                        "desk",
                                        1,
                                        "",
                                        clockTo("TOTAL_RESOLUTION", "default: {within: 1h, calendar: never}"))))
                .hasMessageContaining("never");
    }
}
