package io.switchboard.sla;

import static io.switchboard.sla.Desk.asked;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.desk;
import static io.switchboard.sla.Policies.stopwatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.policy.Phase;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitClocksTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    @Proves("R-15")
    @DisplayName("R-15: the requester waits in New, Open and On hold; an agent works in New and Open")
    void theRequesterWaitsOnHoldToo() {
        Story story = Story.of(desk(clock("REQUESTER_WAIT", "9h"), clock("AGENT_WORK", "9h")))
                .on(
                        opened(friday("09:00")),
                        turned(Status.OPEN, friday("10:00")),
                        turned(Status.ON_HOLD, friday("11:00")),
                        turned(Status.PENDING, friday("12:00")),
                        turned(Status.OPEN, friday("13:00")),
                        turned(Status.RESOLVED, friday("14:00")));
        assertThat(story.outcomes())
                .extracting(Outcome::clock, Outcome::elapsedWallMs, Outcome::pausedMs)
                .containsExactly(tuple("REQUESTER_WAIT", 4 * HOUR, HOUR), tuple("AGENT_WORK", 3 * HOUR, 2 * HOUR));
    }

    @Test
    @Proves("R-22")
    @DisplayName("R-22: while it rests a clock is not due, keeps what remains, and no timer is armed")
    void aRestingClockKeepsWhatRemains() {
        Story story = Story.of(desk(clock("AGENT_WORK", "3h", "levels: [{at: 50%}]")))
                .on(opened(friday("09:00")), turned(Status.PENDING, friday("10:00")))
                .until(friday("10:30"));
        assertThat(story.clock("AGENT_WORK"))
                .extracting(ClockState::phase, ClockState::dueAt, ClockState::remainingMs)
                .containsExactly("PAUSE", null, 2 * HOUR);

        story.until(friday("10:30:01"));
        assertThat(story.until(monday("09:00")).ledger().armed()).isZero();
        story.on(turned(Status.OPEN, monday("09:00")));
        assertThat(story.clock("AGENT_WORK").dueAt()).isEqualTo(monday("11:00"));
    }

    @Test
    @Proves("R-24")
    @DisplayName("R-24: a pause carries the reason, the actor and the event that brought it")
    void aPauseSaysWhyWhoAndWhich() {
        SlaRules rules = desk(clock("AGENT_WORK", "3h"));
        List<Posting> postings = List.of(
                opened(friday("09:00")).posting(),
                turned(Status.ON_HOLD, friday("10:00"))
                        .id("vendor")
                        .actor("otto")
                        .posting(),
                turned(Status.ON_HOLD, friday("10:30")).id("still").actor("eve").posting(),
                turned(Status.OPEN, friday("11:00")).id("back").actor("ada").posting());
        Story story = Story.of(rules, postings.get(0), postings.get(1), postings.get(2));
        assertThat(story.clock("AGENT_WORK"))
                .extracting(ClockState::phaseReason, ClockState::phaseActor, ClockState::phaseEvent)
                .containsExactly("word for ON_HOLD", "otto", "vendor");

        assertThat(rules.explain(postings, friday("12:00").toEpochMilli())
                        .get(0)
                        .spans())
                .extracting(Account.Span::phase, Account.Span::eventId, Account.Span::reason, Account.Span::actor)
                .containsExactly(
                        tuple(Phase.RUN, "CREATED-NEW@" + friday("09:00"), null, "CUSTOMER"),
                        tuple(Phase.PAUSE, "vendor", "word for ON_HOLD", "otto"),
                        tuple(Phase.RUN, "back", "word for OPEN", "ada"));
    }

    @Test
    @Proves("R-24")
    @DisplayName("R-24: a pause that is too long is told, once; a shorter one is not, and no chain ages by it")
    void aPauseThatIsTooLongIsTold() {
        Story story = Story.of(
                        desk(clock("AGENT_WORK", "3h", "levels: [{at: 50%}]", "maxAge: 4h", "options: {maxPause: 2h}")))
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("09:10")),
                        turned(Status.OPEN, friday("11:10")),
                        turned(Status.PENDING, friday("11:20")))
                .until(friday("17:20"));
        assertThat(story.told("AGENT_WORK")).containsExactly("paused-too-long WARNING " + friday("13:20"));

        story.on(turned(Status.OPEN, friday("17:20"))).until(friday("20:00"));
        assertThat(story.told("AGENT_WORK"))
                .containsExactly(
                        "paused-too-long WARNING " + friday("13:20"),
                        "50% WARNING " + friday("18:30"),
                        "breach BREACH " + friday("20:00"));
    }

    @Test
    @Proves("R-24")
    @DisplayName(
            "R-24: a new priority in a pause does not begin it anew: it is as long as it is, and told when it is too long")
    void aNewPriorityDoesNotBeginThePauseAnew() {
        Story story = Story.of(desk(clock("AGENT_WORK", "3h", "options: {maxPause: 2h}")))
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("09:10")),
                        turned(Status.PENDING, friday("10:10")).priority(Priority.P1));
        assertThat(story.clock("AGENT_WORK").phaseSince()).isEqualTo(friday("09:10"));
        assertThat(story.until(friday("12:00")).told("AGENT_WORK"))
                .containsExactly("paused-too-long WARNING " + friday("11:10"));

        story.on(turned(Status.OPEN, friday("12:10"))).until(friday("15:00"));
        assertThat(story.told("AGENT_WORK")).endsWith("breach BREACH " + friday("15:00"));
    }

    @Test
    @Proves("R-25")
    @DisplayName("R-25: a pause after the breach stops the time and the chain")
    void aPauseAfterTheBreachStopsTimeAndChain() {
        Story story = breachedAndPaused("levels: [{after: 1h, name: lead}, {after: 1h 30m, name: boss, time: wall}]");
        assertThat(story.told("AGENT_WORK")).containsExactly("breach BREACH " + friday("10:00"));
        assertThat(story.clock("AGENT_WORK").runMs()).isEqualTo(HOUR + HOUR / 2);

        story.on(turned(Status.OPEN, friday("15:00"))).until(friday("18:00"));
        assertThat(story.told("AGENT_WORK"))
                .containsExactly(
                        "breach BREACH " + friday("10:00"),
                        "lead ESCALATION " + friday("15:30"),
                        "boss ESCALATION " + friday("16:00"));
    }

    @Test
    @Proves("R-25")
    @DisplayName(
            "R-25: what comes after a breach and a pause is due when the target was missed, not when the clock went on")
    void whatComesAfterABreachAndAPauseNamesTheDeadlineThatWasMissed() {
        Story story = breachedAndPaused("levels: [{after: 1h, name: lead}]");
        story.on(turned(Status.OPEN, friday("15:00"))).until(friday("18:00"));
        assertThat(story.escalations())
                .extracting(Escalation::level, Escalation::at, Escalation::dueAt)
                .containsExactly(
                        tuple("breach", friday("10:00"), friday("10:00")),
                        tuple("lead", friday("15:30"), friday("10:00")));
    }

    @Test
    @Proves("R-25")
    @DisplayName("R-25: where the policy says so, the chain goes on while the clock rests; its time does not")
    void theChainGoesOnWhereThePolicySaysSo() {
        Story story = breachedAndPaused(
                "levels: [{after: 1h, name: lead}, {after: 90m, name: boss, time: wall}]",
                "options: {continueWhilePaused: true}");
        assertThat(story.told("AGENT_WORK"))
                .containsExactly(
                        "breach BREACH " + friday("10:00"),
                        "lead ESCALATION " + friday("11:00"),
                        "boss ESCALATION " + friday("11:30"));
        assertThat(story.escalations())
                .last()
                .extracting(Escalation::elapsedWallMs)
                .isEqualTo(HOUR + HOUR / 2);
    }

    @Test
    @Proves({"R-01", "R-25"})
    @DisplayName("R-01: a condition pauses and resumes beside the statuses, and a customer's word changes nothing")
    void aConditionPausesAndResumes() {
        Story story = Story.of(desk(stopwatch("restore", "2h", "pause: 'item.group == \"vendor\"'")))
                .on(
                        opened(friday("09:00")),
                        turned(Status.OPEN, friday("10:00")).group("vendor"),
                        asked(friday("10:30")).group("vendor"),
                        turned(Status.OPEN, friday("12:00")))
                .until(friday("14:00"));
        assertThat(story.told("restore")).containsExactly("breach BREACH " + friday("13:00"));
    }

    private static Story breachedAndPaused(String... more) {
        return Story.of(desk(clock("AGENT_WORK", "1h", more)))
                .on(opened(friday("09:00")), turned(Status.PENDING, friday("10:30")))
                .until(friday("15:00").minusMillis(1));
    }
}
