package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.known;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.clockTo;
import static io.switchboard.sla.Policies.policy;
import static io.switchboard.sla.Policies.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final SlaRules BY_CATEGORY = rules(
            policy("print", 1, "when: 'item.category == \"printer\"'", clock("TOTAL_RESOLUTION", "1h")),
            policy("net", 1, "when: 'item.category == \"network\"'", clock("TOTAL_RESOLUTION", "2h")));

    private static final SlaRules BY_TIER = rules(
            policy("gold", 1, "rank: 5, when: 'customer.tier >= 3'", clock("TOTAL_RESOLUTION", "1h")),
            policy("desk", 1, "", clock("TOTAL_RESOLUTION", "8h")));

    @Test
    @Proves({"R-51", "R-03"})
    @DisplayName("R-51, R-03: what no policy promises any more is cancelled, and what was told of it withdrawn")
    void whatIsNoLongerPromisedIsCancelled() {
        Story story = Story.of(BY_CATEGORY).on(opened(friday("09:00")), network("10:30"));
        assertThat(story.outcomes())
                .extracting(Outcome::policyId, Outcome::verdict, Outcome::reason, Outcome::endedAt)
                .containsExactly(tuple("print", Verdict.CANCELLED, Outcome.UNMATCHED, friday("10:30")));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("breach BREACH " + friday("10:00"), "breach WITHDRAWN " + friday("10:30"));
        assertThat(story.escalations().get(1).supersedes())
                .isEqualTo(story.escalations().get(0).escalationId());
    }

    @Test
    @Proves({"R-23", "R-51"})
    @DisplayName("R-23: a policy that matches late is due as if it always had, pauses and all")
    void aPolicyThatMatchesLateIsDueAsIfItAlwaysHad() {
        Story late = Story.of(BY_CATEGORY)
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("09:30")),
                        turned(Status.OPEN, friday("10:30")),
                        network("10:40"));
        Story early = Story.of(BY_CATEGORY)
                .on(
                        opened(friday("09:00")).category("network"),
                        turned(Status.PENDING, friday("09:30")).category("network"),
                        network("10:30"),
                        network("10:40"));
        assertThat(late.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(friday("12:00"));
        assertThat(late.clock("TOTAL_RESOLUTION"))
                .usingRecursiveComparison()
                .isEqualTo(early.clock("TOTAL_RESOLUTION"));
    }

    @Test
    @Proves({"R-23", "R-26"})
    @DisplayName("R-23, R-26: what a policy that matches late finds used up is breached at the change")
    void whatItFindsUsedUpIsBreachedAtTheChange() {
        Story story = Story.of(BY_CATEGORY).on(opened(friday("09:00")), network("12:00"));
        assertThat(story.escalations())
                .last()
                .extracting(Escalation::policyId, Escalation::at, Escalation::dueAt, Escalation::cause)
                .containsExactly("net", friday("12:00"), friday("11:00"), Escalation.RETARGETED);
    }

    @Test
    @Proves({"R-02", "R-03", "R-23"})
    @DisplayName("R-23, R-03: a policy that matches with the event that ends the item has its breach and its outcome")
    void whatEndsWithTheMatchHasItsOutcome() {
        Story late = Story.of(BY_CATEGORY)
                .on(opened(friday("09:00")), network("12:00").status(Status.RESOLVED))
                .until(saturday("09:00"));
        assertThat(late.outcomes())
                .extracting(Outcome::policyId, Outcome::verdict, Outcome::breachedAt, Outcome::endedAt)
                .containsExactly(
                        tuple("print", Verdict.CANCELLED, null, friday("12:00")),
                        tuple("net", Verdict.MET_LATE, friday("12:00"), friday("12:00")));
        assertThat(late.escalations())
                .last()
                .extracting(Escalation::policyId, Escalation::dueAt, Escalation::cause)
                .containsExactly("net", friday("11:00"), Escalation.RETARGETED);

        Story inTime = Story.of(BY_CATEGORY)
                .on(opened(friday("09:00")), network("09:30").status(Status.RESOLVED));
        assertThat(inTime.outcomes())
                .extracting(Outcome::policyId, Outcome::verdict)
                .containsExactly(tuple("print", Verdict.CANCELLED), tuple("net", Verdict.MET));
    }

    @Test
    @Proves({"R-03", "R-23"})
    @DisplayName("R-23: a policy that matches after the item had ended has promised nothing for the time before")
    void whatHadEndedBeforeTheMatchHasNoOutcome() {
        Story story = Story.of(BY_CATEGORY)
                .on(
                        opened(friday("09:00")),
                        turned(Status.RESOLVED, friday("09:30")),
                        network("12:00").status(Status.RESOLVED))
                .until(saturday("09:00"));
        assertThat(story.outcomes())
                .extracting(Outcome::policyId, Outcome::verdict)
                .containsExactly(tuple("print", Verdict.MET));
    }

    @Test
    @Proves("R-51")
    @DisplayName("R-51: what matches again goes on, and its outcome has the next revision")
    void whatMatchesAgainGoesOn() {
        Story story = Story.of(BY_CATEGORY)
                .on(
                        opened(friday("09:00")),
                        network("09:10"),
                        turned(Status.OPEN, friday("09:20")),
                        turned(Status.RESOLVED, friday("09:50")));
        assertThat(story.outcomes())
                .extracting(Outcome::policyId, Outcome::verdict, Outcome::revision)
                .containsExactly(
                        tuple("print", Verdict.CANCELLED, 1),
                        tuple("net", Verdict.CANCELLED, 1),
                        tuple("print", Verdict.MET, 2));
        assertThat(story.until(saturday("09:00")).escalations()).isEmpty();
    }

    @Test
    @Proves({"R-51", "R-54"})
    @DisplayName("R-51: a customer's new tier matches the customer's open tickets again")
    void aNewTierMatchesAgain() {
        Story story = Story.of(BY_TIER).on(opened(friday("09:00"))).on(known(3, friday("09:30")));
        assertThat(story.outcomes()).extracting(Outcome::policyId).containsExactly("desk");
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::policyId, ClockState::dueAt)
                .containsExactly("gold", friday("10:00"));
    }

    @Test
    @Proves("R-51")
    @DisplayName("R-51: what was known of the customer before the ticket counts from its opening")
    void whatWasKnownBeforeCountsFromTheOpening() {
        Story story = Story.of(BY_TIER, known(3, friday("08:00"))).on(opened(friday("09:00")));
        assertThat(story.outcomes()).isEmpty();
        assertThat(story.tracking().clocks()).extracting(ClockState::policyId).containsExactly("gold");
    }

    @Test
    @Proves("R-08")
    @DisplayName("R-08: an item that no policy matches is told with no clock, and takes up those that match later")
    void anItemThatNoPolicyMatchesIsToldWithNoClock() {
        Story story = Story.of(BY_CATEGORY).on(opened(friday("09:00")).category("disk"));
        assertThat(story.tracking())
                .extracting(Tracking::itemId, tracking -> tracking.clocks().size())
                .containsExactly("T-1", 0);
        assertThat(story.on(network("09:30")).clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(friday("11:00"));
    }

    @Test
    @Proves("R-08")
    @DisplayName("R-08: each policy has its own default priority, and a priority that is taken away is missing again")
    void eachPolicyHasItsOwnDefaultPriority() {
        String targets = "P1: {within: 1h, calendar: always}, default: {within: 4h, calendar: always}";
        String urgent = policy("urgent", 1, "", clockTo("TOTAL_RESOLUTION", targets))
                .replace("defaultPriority: P3", "defaultPriority: P1");
        Story story = Story.of(rules(urgent)).on(opened(friday("09:00")).priority(Priority.P3));
        assertThat(story.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(friday("13:00"));
        story.on(turned(Status.OPEN, friday("09:30")));
        assertThat(story.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(friday("10:00"));
    }

    @Test
    @Proves("R-29")
    @DisplayName("R-29: all that match run where the first says so, each with its own outcome")
    void allThatMatchRun() {
        Story story = Story.of(rules(
                        policy("a", 1, "rank: 2", clock("TOTAL_RESOLUTION", "4h", "mode: ALL_MATCH")),
                        policy("b", 1, "rank: 1", clock("TOTAL_RESOLUTION", "1h"))))
                .on(opened(friday("09:00")), turned(Status.RESOLVED, friday("11:00")));
        assertThat(story.outcomes())
                .extracting(Outcome::policyId, Outcome::verdict)
                .containsExactly(tuple("a", Verdict.MET), tuple("b", Verdict.MET_LATE));
    }

    @Test
    @Proves({"R-29", "R-51"})
    @DisplayName("R-29: the strictest is chosen anew with the priority, and a pause does not change it")
    void theStrictestIsChosenAnewWithThePriority() {
        Story story = Story.of(rules(
                        policy(
                                "a",
                                1,
                                "rank: 2",
                                clockTo(
                                        "TOTAL_RESOLUTION",
                                        "P1: {within: 1h, calendar: always}, default: {within: 8h, calendar: always}",
                                        "mode: STRICTEST")),
                        policy("b", 1, "rank: 1", clock("TOTAL_RESOLUTION", "4h"))))
                .on(opened(friday("09:00")), turned(Status.PENDING, friday("09:20")), answered(friday("15:00")));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::policyId, ClockState::dueAt)
                .containsExactly("b", friday("18:40"));

        story.on(turned(Status.OPEN, friday("15:10")).priority(Priority.P1));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::policyId, ClockState::dueAt)
                .containsExactly("a", friday("15:40"));
        assertThat(story.outcomes())
                .extracting(Outcome::policyId, Outcome::reason)
                .containsExactly(tuple("b", Outcome.UNMATCHED));
    }

    private static Desk.Happening network(String time) {
        return turned(Status.OPEN, friday(time)).category("network");
    }
}
