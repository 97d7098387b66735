package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.asked;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.tuesday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.book;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.clockTo;
import static io.switchboard.sla.Policies.policy;
import static io.switchboard.sla.Policies.rules;
import static io.switchboard.sla.Policies.stopwatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.policy.PolicyBook;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Versions of a policy of which the second comes into force on Friday at noon. */
class PolicyVersionsTest {

    private static final String ROUND_THE_CLOCK =
            clockTo("TOTAL_RESOLUTION", "default: {within: 24h, calendar: always}");
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final String OFFICE = clockTo("TOTAL_RESOLUTION", "default: {within: 8h, calendar: office}");

    @Test
    @Proves("R-50")
    @DisplayName("R-50: from when a version is in force time counts under it; what was used before stays used")
    void laterSpansFallUnderTheNewVersion() {
        Story story = Story.of(versions("", ROUND_THE_CLOCK, OFFICE))
                .on(opened(friday("06:00")))
                .until(friday("13:00"));
        story.on(turned(Status.OPEN, friday("13:00:01")));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::policyVersion, ClockState::dueAt)
                .containsExactly(2, friday("14:00"));
    }

    @Test
    @Proves({"R-24", "R-50"})
    @DisplayName("R-24, R-50: a version that comes in a pause does not begin it anew: it is told when it is too long")
    void aVersionDoesNotBeginAPauseAnew() {
        String clock = clock("AGENT_WORK", "3h", "options: {maxPause: 2h}");
        Story story = Story.of(versions("", clock, clock))
                .on(opened(friday("11:00")), turned(Status.PENDING, friday("11:10")))
                .until(friday("15:00"));
        assertThat(story.clock("AGENT_WORK"))
                .extracting(ClockState::policyVersion, ClockState::phaseSince)
                .containsExactly(2, friday("11:10"));
        assertThat(story.told("AGENT_WORK")).containsExactly("paused-too-long WARNING " + friday("13:10"));
    }

    @Test
    @Proves("R-50")
    @DisplayName("R-50: a version for all their time measures open items anew from their opening")
    void aVersionForAllTheirTimeMeasuresAnew() {
        Story story = Story.of(versions("publish: OPEN_RECOMPUTE", ROUND_THE_CLOCK, OFFICE))
                .on(opened(friday("06:00")), turned(Status.OPEN, friday("13:00")));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::policyVersion, ClockState::dueAt)
                .containsExactly(2, friday("17:00"));
    }

    @Test
    @Proves({"R-20", "R-50"})
    @DisplayName(
            "R-50: what had ended when a version came falls under it when it comes back, with the time it has used")
    void whatHadEndedFallsUnderTheVersionWhenItComesBack() {
        String soon = clock("TOTAL_RESOLUTION", "4h", "levels: [{before: 30m, name: soon}]");
        Story story = Story.of(versions("", clock("TOTAL_RESOLUTION", "8h"), soon))
                .on(
                        opened(friday("09:00")),
                        turned(Status.RESOLVED, friday("11:00")),
                        turned(Status.RESOLVED, friday("12:30")));
        assertThat(story.clock("TOTAL_RESOLUTION").policyVersion()).isEqualTo(1);

        story.on(turned(Status.OPEN, friday("13:00")));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::policyVersion, ClockState::dueAt)
                .containsExactly(2, friday("15:00"));
        assertThat(story.until(saturday("09:00")).told("TOTAL_RESOLUTION"))
                .containsExactly("soon WARNING " + friday("14:30"), "breach BREACH " + friday("15:00"));
    }

    @Test
    @Proves({"R-20", "R-50"})
    @DisplayName("R-50: a version for all their time measures anew what comes back after it")
    void aVersionForAllTheirTimeMeasuresAnewWhatComesBack() {
        Story story = Story.of(versions("publish: OPEN_RECOMPUTE", ROUND_THE_CLOCK, OFFICE))
                .on(
                        opened(friday("06:00")),
                        turned(Status.RESOLVED, friday("10:00")),
                        turned(Status.OPEN, friday("13:00")));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::policyVersion, ClockState::dueAt)
                .containsExactly(2, monday("12:00"));
    }

    @Test
    @Proves({"R-20", "R-50", "R-52"})
    @DisplayName("R-50, R-52: a cycle that begins again at a reopening has target and chain of the version by then")
    void aCycleThatBeginsAgainHasTheNewChain() {
        String restart = "reopen: RESTART_FROM_REOPEN";
        Story story = Story.of(versions(
                        "",
                        clock("TOTAL_RESOLUTION", "4h", "levels: [{at: 25%, name: old}]", restart),
                        clock("TOTAL_RESOLUTION", "2h", "levels: [{at: 50%, name: new}]", restart)))
                .on(
                        opened(friday("09:00")),
                        turned(Status.RESOLVED, friday("11:00")),
                        turned(Status.OPEN, friday("13:00")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "old WARNING " + friday("10:00"),
                        "old WITHDRAWN " + friday("13:00"),
                        "new WARNING " + friday("14:00"),
                        "breach BREACH " + friday("15:00"));
    }

    @Test
    @Proves("R-50")
    @DisplayName("R-50, R-101: where other statuses pause, a version for all their time counts run and rest anew, too")
    void aVersionForAllTheirTimeCountsRunAndRestAnew() {
        String runs = clock("AGENT_WORK", "9h", "run: [NEW, OPEN, PENDING]");
        Story story = Story.of(versions("publish: OPEN_RECOMPUTE", clock("AGENT_WORK", "9h"), runs))
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("10:00")),
                        turned(Status.OPEN, friday("11:30")),
                        turned(Status.RESOLVED, friday("14:00")));
        assertThat(story.outcome("AGENT_WORK"))
                .extracting(Outcome::elapsedWallMs, Outcome::elapsedBusinessMs, Outcome::pausedMs)
                .containsExactly(5 * HOUR, 5 * HOUR, 0L);

        Story waits = Story.of(versions("publish: OPEN_RECOMPUTE", runs, clock("AGENT_WORK", "9h")))
                .on(
                        opened(friday("09:00")),
                        turned(Status.PENDING, friday("10:00")),
                        turned(Status.OPEN, friday("13:00")));
        assertThat(waits.clock("AGENT_WORK"))
                .extracting(ClockState::runMs, ClockState::businessMs, ClockState::pausedMs, ClockState::dueAt)
                .containsExactly(HOUR, HOUR, 3 * HOUR, friday("21:00"));
    }

    @Test
    @Proves({"R-24", "R-50"})
    @DisplayName("R-24, R-50: a pause goes on under a version for all their time")
    void aPauseGoesOnUnderAVersionForAllTheirTime() {
        String clock = clock("AGENT_WORK", "3h", "options: {maxPause: 2h}");
        Story story = Story.of(versions("publish: OPEN_RECOMPUTE", clock, clock))
                .on(opened(friday("11:00")), turned(Status.PENDING, friday("11:10")))
                .until(friday("15:00"));
        assertThat(story.clock("AGENT_WORK").phaseSince()).isEqualTo(friday("11:10"));
        assertThat(story.told("AGENT_WORK")).containsExactly("paused-too-long WARNING " + friday("13:10"));
        story.on(turned(Status.OPEN, friday("15:10")));
        assertThat(story.clock("AGENT_WORK"))
                .extracting(ClockState::runMs, ClockState::pausedMs, ClockState::dueAt)
                .containsExactly(HOUR / 6, 4 * HOUR, friday("18:00"));
    }

    @Test
    @Proves({"R-20", "R-50"})
    @DisplayName("R-50: what comes back under a version for all their time has ended as long as it would have under it")
    void whatComesBackHasEndedAsLongAsUnderTheVersion() {
        String worksOn = clock("TOTAL_RESOLUTION", "9h", "run: [NEW, OPEN, RESOLVED]");
        Story story = Story.of(versions("publish: OPEN_RECOMPUTE", clock("TOTAL_RESOLUTION", "9h"), worksOn))
                .on(
                        opened(friday("09:00")),
                        turned(Status.RESOLVED, friday("10:00")),
                        turned(Status.OPEN, friday("13:00")));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::runMs, ClockState::pausedMs, ClockState::endedMs, ClockState::dueAt)
                .containsExactly(4 * HOUR, 0L, 0L, friday("18:00"));
    }

    @Test
    @Proves({"R-26", "R-50", "R-70"})
    @DisplayName("R-50, R-70: after a breach that stays, the wall's time counts from where the version has it")
    void afterABreachTheWallsTimeCountsFromWhereTheVersionHasIt() {
        String target = "default: {within: 2h, calendar: office}";
        String boss = "levels: [{after: 4h, time: wall, name: boss}]";
        Story story = Story.of(versions(
                        "publish: OPEN_RECOMPUTE",
                        clockTo("AGENT_WORK", target, boss),
                        clockTo("AGENT_WORK", target, boss, "run: [NEW, OPEN, PENDING]")))
                .on(
                        opened(friday("08:00")),
                        turned(Status.PENDING, friday("08:30")),
                        turned(Status.OPEN, friday("09:30")))
                .until(saturday("09:00"));
        assertThat(story.told("AGENT_WORK"))
                .containsExactly("breach BREACH " + friday("11:30"), "boss ESCALATION " + friday("15:00"));
    }

    @Test
    @Proves({"R-04", "R-50"})
    @DisplayName("R-50: a clock that would have begun under a version for all their time begins with it, as if it had")
    void aClockThatWouldHaveBegunBeginsWithTheVersion() {
        String few = stopwatch("restored", "4h", "start: 'item.priority == \"P0\"'");
        String more = stopwatch("restored", "4h", "start: 'item.priority in [\"P0\", \"P1\"]'");
        Desk.Happening later = turned(Status.OPEN, friday("12:30")).priority(Priority.P1);
        Story story = Story.of(versions("publish: OPEN_RECOMPUTE", few, more))
                .on(opened(friday("09:00")).priority(Priority.P1), later);
        assertThat(story.clock("restored"))
                .extracting(ClockState::policyVersion, ClockState::startedAt, ClockState::dueAt)
                .containsExactly(2, friday("09:00"), friday("13:00"));

        Story spans =
                Story.of(versions("", few, more)).on(opened(friday("09:00")).priority(Priority.P1), later);
        assertThat(spans.tracking().clocks()).as("a version for later spans").isEmpty();
    }

    @Test
    @Proves({"R-26", "R-50"})
    @DisplayName("R-26: a due time that the source gives is none of a clock whose target is our own")
    void whatComesBackIsNotDueWhenTheSourceSays() {
        Story story = Story.of(versions("", clock("TOTAL_RESOLUTION", "8h"), clock("TOTAL_RESOLUTION", "1h")))
                .on(
                        opened(friday("09:00")).targetAt(monday("12:00")),
                        turned(Status.RESOLVED, friday("11:00")),
                        turned(Status.OPEN, tuesday("13:00")));
        assertThat(story.escalations("TOTAL_RESOLUTION"))
                .extracting(Escalation::at, Escalation::dueAt, Escalation::cause)
                .containsExactly(tuple(tuesday("13:00"), tuesday("13:00"), Escalation.RETARGETED));
    }

    @Test
    @Proves("R-50")
    @DisplayName("R-50: a version for new items leaves the open ones under the old one")
    void aVersionForNewItemsLeavesTheOpenOnes() {
        SlaRules rules =
                versions("publish: NEW_ONLY", clock("TOTAL_RESOLUTION", "8h"), clock("TOTAL_RESOLUTION", "1h"));
        Story old = Story.of(rules).on(opened(friday("11:59:59"))).until(saturday("09:00"));
        Story young = Story.of(rules).on(opened(friday("12:00"))).until(saturday("09:00"));
        assertThat(old.told("TOTAL_RESOLUTION")).containsExactly("breach BREACH " + friday("19:59:59"));
        assertThat(young.told("TOTAL_RESOLUTION")).containsExactly("breach BREACH " + friday("13:00"));
    }

    @Test
    @Proves({"R-26", "R-50"})
    @DisplayName("R-26, R-50: what a version finds used up is breached when it comes into force")
    void whatAVersionFindsUsedUpIsBreachedThen() {
        Story story = Story.of(versions("", clock("TOTAL_RESOLUTION", "8h"), clock("TOTAL_RESOLUTION", "2h")))
                .on(opened(friday("09:00")))
                .until(friday("13:00"));
        assertThat(story.escalations())
                .extracting(Escalation::at, Escalation::cause, Escalation::policyVersion)
                .containsExactly(tuple(friday("12:00"), Escalation.RETARGETED, 2));
    }

    @Test
    @Proves({"R-21", "R-27"})
    @DisplayName("R-21, R-27: a breach is told once; a longer target takes it back until it is exceeded, too")
    void aBreachIsToldOnceOrTakenBack() {
        Story same = Story.of(versions("", clock("TOTAL_RESOLUTION", "2h"), clock("TOTAL_RESOLUTION", "1h")))
                .on(opened(friday("09:00")))
                .until(saturday("09:00"));
        assertThat(same.told("TOTAL_RESOLUTION")).containsExactly("breach BREACH " + friday("11:00"));

        Story longer = Story.of(versions("", clock("TOTAL_RESOLUTION", "2h"), clock("TOTAL_RESOLUTION", "5h")))
                .on(opened(friday("09:00")))
                .until(saturday("09:00"));
        assertThat(longer.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "breach BREACH " + friday("11:00"),
                        "breach WITHDRAWN " + friday("12:00"),
                        "breach ADDED " + friday("14:00"));
        assertThat(longer.escalations().get(1).cause()).isEqualTo("policy desk version 2");
    }

    @Test
    @Proves({"R-50", "R-03"})
    @DisplayName("R-50: a clock that a version drops is cancelled, one that it adds counts from the opening")
    void aClockThatAVersionDropsIsCancelled() {
        Story story = Story.of(versions("", clock("TOTAL_RESOLUTION", "2h"), clock("FIRST_REPLY", "24h")))
                .on(opened(friday("09:00")))
                .until(friday("13:00"));
        assertThat(story.outcomes())
                .extracting(Outcome::clock, Outcome::reason, Outcome::endedAt)
                .containsExactly(tuple("TOTAL_RESOLUTION", Outcome.UNMATCHED, friday("12:00")));
        assertThat(story.told("TOTAL_RESOLUTION")).last().isEqualTo("breach WITHDRAWN " + friday("12:00"));
        assertThat(story.escalations("TOTAL_RESOLUTION"))
                .last()
                .extracting(Escalation::cause)
                .isEqualTo("policy desk version 2");
        assertThat(story.clock("FIRST_REPLY").dueAt()).isEqualTo(saturday("09:00"));
    }

    @Test
    @Proves({"R-27", "R-29", "R-50"})
    @DisplayName("R-27: the cause of what is taken back is what took its turn, though it is another policy")
    void whatAnotherPolicyTakesOverNamesItAsItsCause() {
        String turn = "rank: 5, effectiveFrom: 2026-03-06T12:00:00Z";
        Story taken = Story.of(rules(
                        policy("desk", 1, "", clock("TOTAL_RESOLUTION", "2h")),
                        policy("gold", 1, turn, clock("TOTAL_RESOLUTION", "8h"))))
                .on(opened(friday("09:00")))
                .until(friday("13:00"));
        assertThat(taken.escalations())
                .extracting(Escalation::policyId, Escalation::correction, Escalation::cause)
                .containsExactly(
                        tuple("desk", null, null),
                        tuple("desk", Escalation.Correction.WITHDRAWN, "policy gold version 1"));

        PolicyBook retired = new PolicyBook(
                book(
                                policy("a", 1, "rank: 2", clock("TOTAL_RESOLUTION", "8h", "mode: ALL_MATCH")),
                                policy("b", 1, "rank: 1", clock("TOTAL_RESOLUTION", "8h")),
                                policy("c", 1, "", clock("TOTAL_RESOLUTION", "2h")))
                        .policies(),
                Map.of("a", friday("12:00").toEpochMilli()));
        assertThat(Story.of(WholeDesk.rules(retired))
                        .on(opened(friday("09:00")))
                        .until(friday("13:00"))
                        .escalations())
                .last()
                .extracting(Escalation::policyId, Escalation::correction, Escalation::cause)
                .containsExactly("c", Escalation.Correction.WITHDRAWN, "retired a");
    }

    @Test
    @Proves("R-53")
    @DisplayName("R-53: retiring a policy cancels its clocks, withdraws its escalations, and tells nothing more")
    void aRetiredPolicyIsSilent() {
        String policy = policy("desk", 1, "", clock("TOTAL_RESOLUTION", "2h", "levels: [{at: 50%}, {after: 4h}]"));
        PolicyBook retired = new PolicyBook(
                book(policy).policies(), Map.of("desk", friday("12:00").toEpochMilli()));
        Story story = Story.of(WholeDesk.rules(retired))
                .on(opened(friday("09:00")))
                .until(friday("13:00"))
                .on(turned(Status.OPEN, friday("14:00")), turned(Status.RESOLVED, friday("16:00")))
                .until(saturday("09:00"));
        assertThat(story.outcomes())
                .extracting(Outcome::verdict, Outcome::reason, Outcome::endedAt)
                .containsExactly(tuple(Verdict.CANCELLED, Outcome.RETIRED, friday("12:00")));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "50% WARNING " + friday("10:00"),
                        "breach BREACH " + friday("11:00"),
                        "breach WITHDRAWN " + friday("12:00"),
                        "50% WITHDRAWN " + friday("12:00"));
        assertThat(story.folded()).isEmpty();
    }

    @Test
    @Proves("R-52")
    @DisplayName("R-52: a chain that has begun stays as it is; one that has not takes the new levels")
    void aChainThatHasBegunStays() {
        SlaRules rules = chains("");
        assertThat(Story.of(rules)
                        .on(opened(friday("09:00")))
                        .until(saturday("09:00"))
                        .told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "early WARNING " + friday("11:00"),
                        "breach BREACH " + friday("13:00"),
                        "lead ESCALATION " + friday("14:00"));
        assertThat(Story.of(rules)
                        .on(opened(friday("11:00")))
                        .until(saturday("09:00"))
                        .told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "late WARNING " + friday("14:00"),
                        "breach BREACH " + friday("15:00"),
                        "boss ESCALATION " + friday("15:30"));
    }

    @Test
    @Proves("R-52")
    @DisplayName("R-52: a version that forces its chain goes on with its own levels, and takes the others back")
    void aVersionMayForceItsChain() {
        Story story = Story.of(chains("options: {forceChain: true}"))
                .on(opened(friday("09:00")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "early WARNING " + friday("11:00"),
                        "early WITHDRAWN " + friday("12:00"),
                        "late WARNING " + friday("12:00"),
                        "breach BREACH " + friday("13:00"),
                        "boss ESCALATION " + friday("13:30"));
    }

    @Test
    @Proves({"R-52", "R-53"})
    @DisplayName("R-52, R-53: of a forced chain nothing is left when its policy is retired")
    void ofAForcedChainNothingIsLeftWhenItsPolicyIsRetired() {
        PolicyBook retired = new PolicyBook(
                chains("options: {forceChain: true}").book().policies(),
                Map.of("desk", friday("14:00").toEpochMilli()));
        Story story =
                Story.of(WholeDesk.rules(retired)).on(opened(friday("09:00"))).until(friday("15:00"));
        assertThat(story.told("TOTAL_RESOLUTION")).hasSize(8);
        assertThat(story.folded()).isEmpty();
    }

    @Test
    @Proves("R-52")
    @DisplayName("R-52: later cycles have the chain of the new version")
    void laterCyclesHaveTheNewChain() {
        Story story = Story.of(versions(
                        "",
                        clock("NEXT_REPLY", "4h", "levels: [{at: 25%, name: old}]"),
                        clock("NEXT_REPLY", "4h", "levels: [{at: 50%, name: new}]")))
                .on(opened(friday("08:00")), answered(friday("08:30")), asked(friday("09:00")))
                .on(answered(friday("12:30")), asked(friday("13:00")))
                .until(friday("16:00"));
        assertThat(story.told("NEXT_REPLY"))
                .containsExactly("old WARNING " + friday("10:00"), "new WARNING " + friday("15:00"));
    }

    private static SlaRules chains(String more) {
        String early = "levels: [{at: 50%, name: early}, {after: 1h, name: lead}]";
        String late = "levels: [{at: 75%, name: late}, {after: 30m, name: boss}]";
        return more.isEmpty()
                ? versions("", clock("TOTAL_RESOLUTION", "4h", early), clock("TOTAL_RESOLUTION", "4h", late))
                : versions("", clock("TOTAL_RESOLUTION", "4h", early), clock("TOTAL_RESOLUTION", "4h", late, more));
    }

    private static SlaRules versions(String mode, String first, String second) {
        String turn = "effectiveFrom: 2026-03-06T12:00:00Z" + (mode.isEmpty() ? "" : ", " + mode);
        return rules(policy("desk", 1, "", first), policy("desk", 2, turn, second));
    }
}
