package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clockTo;
import static io.switchboard.sla.Policies.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Proves("R-26")
class RetargetTest {

    private static final String TARGETS =
            "P1: {within: 2h, calendar: always}, P2: {within: 4h, calendar: always}, default: {within: 8h, calendar: always}";

    @Test
    @DisplayName("R-26: a new priority keeps the time used and swaps the target; a pause is not time used")
    void theTimeUsedIsKept() {
        Story story = Story.of(desk(clockTo("TOTAL_RESOLUTION", TARGETS)))
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("10:00")),
                        turned(Status.OPEN, friday("12:00")),
                        turned(Status.OPEN, friday("13:00")).priority(Priority.P2));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::dueAt, ClockState::breachedAt)
                .containsExactly(friday("15:00"), null);
    }

    @Test
    @DisplayName("R-26: a priority that changes while the clock rests is measured all the same")
    void aPriorityMayChangeInAPause() {
        Story story = Story.of(desk(clockTo("TOTAL_RESOLUTION", TARGETS)))
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("12:00")),
                        turned(Status.PENDING, friday("13:00")).priority(Priority.P1));
        assertThat(story.told("TOTAL_RESOLUTION")).containsExactly("breach BREACH " + friday("13:00"));
        assertThat(story.escalations().get(0))
                .extracting(Escalation::cause, Escalation::dueAt)
                .containsExactly(Escalation.RETARGETED, friday("11:00"));
    }

    @Test
    @DisplayName("R-26: where the policy says so, the breach is stamped when it would have been due")
    void theBreachIsBackdatedWhereThePolicySaysSo() {
        Story story = Story.of(
                        desk(clockTo("TOTAL_RESOLUTION", TARGETS, "levels: [{at: 50%}]", "options: {backdate: true}")))
                .on(opened(friday("09:00")), urgent("12:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("50% WARNING " + friday("12:00"), "breach BREACH " + friday("11:00"));
        story.on(turned(Status.RESOLVED, friday("12:30")).priority(Priority.P1));
        assertThat(story.outcome("TOTAL_RESOLUTION"))
                .extracting(Outcome::verdict, Outcome::breachedAt)
                .containsExactly(Verdict.MET_LATE, friday("11:00"));
    }

    @Test
    @Proves("R-70")
    @DisplayName("R-26, R-70: after a breach by retargeting the chain goes on from where the time used has come")
    void theChainGoesOnAfterARetarget() {
        Story story = Story.of(desk(clockTo(
                        "TOTAL_RESOLUTION", TARGETS, "levels: [{after: 30m, name: lead}, {after: 2h, name: boss}]")))
                .on(opened(friday("09:00")), urgent("12:00"))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "breach BREACH " + friday("12:00"),
                        "lead ESCALATION " + friday("12:00"),
                        "boss ESCALATION " + friday("13:00"));
    }

    @Test
    @Proves("R-27")
    @DisplayName("R-26, R-27: a due time that the source moves out withdraws the breach, one that it moves in breaches")
    void aGivenDueTimeMayMove() {
        Story story = Story.of(desk(clockTo("TOTAL_RESOLUTION", "default: {given: true}")))
                .on(
                        opened(friday("09:00")).targetAt(friday("12:00")),
                        turned(Status.OPEN, friday("12:30")).targetAt(friday("14:00")),
                        turned(Status.OPEN, friday("13:00")))
                .until(friday("13:30"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("breach BREACH " + friday("12:00"), "breach WITHDRAWN " + friday("12:30"));
        assertThat(story.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(friday("14:00"));

        story.on(turned(Status.OPEN, friday("13:40")).targetAt(friday("13:10")));
        assertThat(story.escalations())
                .last()
                .extracting(Escalation::correction, Escalation::at, Escalation::dueAt)
                .containsExactly(Escalation.Correction.ADDED, friday("13:40"), friday("13:10"));
    }

    @Test
    @DisplayName("R-26: where the source gives no due time nothing is promised, until it gives one")
    void withoutAGivenDueTimeNothingIsPromised() {
        Story story = Story.of(desk(clockTo("TOTAL_RESOLUTION", "default: {given: true}", "levels: [{before: 1h}]")))
                .on(opened(friday("09:00")))
                .until(friday("12:00"));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::dueAt, ClockState::remainingMs)
                .containsExactly(null, null);
        story.on(turned(Status.OPEN, friday("12:00:01")).targetAt(friday("15:00")))
                .until(saturday("09:00"));
        assertThat(story.escalations())
                .extracting(Escalation::kind, Escalation::at)
                .containsExactly(
                        tuple(Escalation.Kind.WARNING, friday("14:00")),
                        tuple(Escalation.Kind.BREACH, friday("15:00")));
    }

    @Test
    @Proves({"R-27", "R-70"})
    @DisplayName("R-27, R-70: a longer target takes back a warning by the wall with the breach, and it is told anew")
    void aLongerTargetTakesTheWallsWarningBack() {
        Story story = warnedByTheWall().on(later("12:00")).until(friday("17:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "near WARNING " + friday("10:30"),
                        "breach BREACH " + friday("11:00"),
                        "far ESCALATION " + friday("11:30"),
                        "near WITHDRAWN " + friday("12:00"),
                        "breach WITHDRAWN " + friday("12:00"),
                        "far WITHDRAWN " + friday("12:00"),
                        "near ADDED " + friday("16:30"),
                        "breach ADDED " + friday("17:00"));
    }

    @Test
    @Proves({"R-27", "R-70"})
    @DisplayName("R-27: a longer target that comes in a pause takes the warning by the wall back, too")
    void aLongerTargetInAPauseTakesTheWallsWarningBack() {
        Story story = warnedByTheWall()
                .on(turned(Status.PENDING, friday("10:45")).priority(Priority.P1))
                .on(turned(Status.PENDING, friday("12:00")))
                .on(turned(Status.OPEN, friday("13:00")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "near WARNING " + friday("10:30"),
                        "near WITHDRAWN " + friday("12:00"),
                        "near ADDED " + friday("18:45"),
                        "breach BREACH " + friday("19:15"),
                        "far ESCALATION " + friday("19:45"));
    }

    /** A ticket of two hours, which without a priority would have eight. */
    private static Story warnedByTheWall() {
        String levels = "levels: [{before: 30m, time: wall, name: near}, {after: 30m, time: wall, name: far}]";
        return Story.of(desk(clockTo("TOTAL_RESOLUTION", TARGETS, levels)))
                .on(opened(friday("09:00")).priority(Priority.P1));
    }

    private static Desk.Happening later(String time) {
        return turned(Status.OPEN, friday(time));
    }

    private static Desk.Happening urgent(String time) {
        return turned(Status.OPEN, friday(time)).priority(Priority.P1);
    }
}
