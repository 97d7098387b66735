package io.switchboard.sla;

import static io.switchboard.audit.Difference.Kind.ESCALATION_DOUBLED;
import static io.switchboard.audit.Difference.Kind.ESCALATION_MISSING;
import static io.switchboard.audit.Difference.Kind.ESCALATION_UNTRUE;
import static io.switchboard.audit.Difference.Kind.OUTCOME_DOUBLED;
import static io.switchboard.audit.Difference.Kind.OUTCOME_MISSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.audit.Difference;
import io.switchboard.audit.Reconciliation;
import io.switchboard.event.ItemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** One record is lost, or doubled, out of all that is told of random lives. */
@Proves({"R-79", "R-107"})
class LostAndDoubledTest {

    private static final long SEED = 107;
    private static final int LIVES = 300;

    @Test
    void whatIsWholeAgrees() {
        for (int life = 0; life < LIVES; life++) {
            Story story = life(life);
            assertThat(differences(story.escalations(), story.outcomes()))
                    .as("life %d of seed %d, forgotten", life, SEED)
                    .isEmpty();
            assertThat(differences(story.escalations(), story.outcomes(), story.tracking()))
                    .as("life %d of seed %d", life, SEED)
                    .isEmpty();
        }
    }

    @Test
    void anEscalationThatIsThereTwiceIsNamed() {
        for (int life = 0; life < LIVES; life++) {
            Story story = life(life);
            for (Escalation twice : story.escalations()) {
                List<Escalation> told = new ArrayList<>(story.escalations());
                told.add(twice);
                assertThat(differences(told, story.outcomes()))
                        .extracting(Difference::kind, Difference::what)
                        .containsExactly(tuple(ESCALATION_DOUBLED, twice.escalationId()));
            }
        }
    }

    @Test
    void aLostEscalationThatWasCorrectedIsNamed() {
        for (int life = 0; life < LIVES; life++) {
            Story story = life(life);
            Set<String> superseded = new HashSet<>();
            story.escalations().forEach(each -> superseded.add(each.supersedes()));
            for (Escalation lost : story.escalations()) {
                if (superseded.contains(lost.escalationId())) {
                    assertThat(differences(without(story.escalations(), lost), story.outcomes()))
                            .as("life %d of seed %d without %s", life, SEED, lost)
                            .anyMatch(found -> found.kind() == ESCALATION_MISSING
                                    && found.what().equals(lost.escalationId()));
                }
            }
        }
    }

    @Test
    void aLostOutcomeThatWasRevisedAndOneThatIsThereTwiceAreNamed() {
        for (int life = 0; life < LIVES; life++) {
            Story story = life(life);
            for (Outcome each : story.outcomes()) {
                List<Outcome> ended = new ArrayList<>(story.outcomes());
                ended.add(each);
                assertThat(differences(story.escalations(), ended))
                        .extracting(Difference::kind)
                        .containsExactly(OUTCOME_DOUBLED);
                List<Outcome> fewer = without(story.outcomes(), each);
                if (fewer.stream().anyMatch(other -> isLater(other, each))) {
                    assertThat(differences(story.escalations(), fewer))
                            .extracting(Difference::kind)
                            .contains(OUTCOME_MISSING);
                }
            }
        }
    }

    @Test
    void everyLostEscalationOfALevelOrACorrectionIsNamedWhereItemsAreTracked() {
        for (int life = 0; life < LIVES; life++) {
            Story story = life(life);
            for (Escalation lost : story.escalations()) {
                assertThat(differences(without(story.escalations(), lost), story.outcomes(), story.tracking()))
                        .as("life %d of seed %d without %s", life, SEED, lost)
                        .extracting(Difference::kind, Difference::what)
                        .containsExactly(tuple(ESCALATION_MISSING, lost.escalationId()));
            }
        }
    }

    @Test
    void everyLostOutcomeIsNamedWhereItemsAreTracked() {
        for (int life = 0; life < LIVES; life++) {
            Story story = life(life);
            for (Outcome lost : story.outcomes()) {
                assertThat(differences(story.escalations(), without(story.outcomes(), lost), story.tracking()))
                        .as("life %d of seed %d without %s", life, SEED, lost)
                        .extracting(Difference::kind, Difference::what)
                        .containsExactly(tuple(OUTCOME_MISSING, "revision " + lost.revision()));
            }
        }
    }

    /** Of short lives, all alike but for their ids. */
    @Test
    void oneRecordLostInAMillionIsNamed() {
        int lostAt = new Random(SEED).nextInt(1_000_000);
        Reconciliation reconciliation = new Reconciliation();
        List<Tuple> lost = new ArrayList<>();
        int records = 0;
        for (int item = 0; records < 1_000_000; item++) {
            Story life = Story.of(
                            Desk.RULES,
                            named("T-" + item, Desk.opened(Desk.friday("09:00"))),
                            named("T-" + item, Desk.answered(Desk.friday("12:00"))))
                    .until(Desk.friday("17:00"));
            for (Escalation told : life.escalations()) {
                if (records++ == lostAt) {
                    lost.add(tuple(ESCALATION_MISSING, told.itemId(), told.escalationId()));
                } else {
                    reconciliation.told(told);
                }
            }
            for (Outcome ended : life.outcomes()) {
                if (records++ == lostAt) {
                    lost.add(tuple(OUTCOME_MISSING, ended.itemId(), "revision " + ended.revision()));
                } else {
                    reconciliation.ended(ended);
                }
            }
            reconciliation.stands(life.tracking());
        }
        assertThat(reconciliation.differences())
                .extracting(Difference::kind, Difference::itemId, Difference::what)
                .hasSize(1)
                .containsExactlyElementsOf(lost);
    }

    private static Posting named(String itemId, Desk.Happening event) {
        Posting posting = event.posting();
        return new Posting(itemId, posting.type(), posting.entry(), posting.tide());
    }

    @Test
    void aLostBreachIsNamedFromTheOutcomeWhereTheItemIsForgotten() {
        Story story = Story.of(Desk.opened(Desk.friday("09:00")))
                .until(Desk.friday("12:00"))
                .on(Desk.answered(Desk.friday("12:00")));
        Escalation breach = story.escalations().stream()
                .filter(Escalation::beginsABreach)
                .findFirst()
                .orElseThrow();
        assertThat(differences(without(story.escalations(), breach), story.outcomes()))
                .extracting(Difference::kind, Difference::what)
                .containsExactly(tuple(ESCALATION_MISSING, breach.escalationId()));
    }

    @Test
    void aLostWithdrawalIsNamed() {
        Story story = Story.of(Desk.opened(Desk.friday("09:00")))
                .until(Desk.friday("12:00"))
                .on(Desk.answered(Desk.friday("10:00")));
        Escalation withdrawal = story.escalations().stream()
                .filter(Escalation::endsABreach)
                .findFirst()
                .orElseThrow();
        assertThat(differences(without(story.escalations(), withdrawal), story.outcomes(), story.tracking()))
                .extracting(Difference::kind, Difference::what)
                .containsExactly(tuple(ESCALATION_MISSING, withdrawal.escalationId()));
    }

    /** As after the restore of an older checkpoint, when other things happen in another order. */
    @Test
    void aLevelThatTheItemDoesNotShowIsNotTrue() {
        Story story = Story.of(Desk.opened(Desk.friday("09:00"))).until(Desk.friday("09:01"));
        Story other = Story.of(Desk.opened(Desk.friday("09:00"))).until(Desk.friday("12:00"));
        assertThat(other.escalations()).isNotEmpty();
        assertThat(differences(other.escalations(), List.of(), story.tracking()))
                .extracting(Difference::kind, Difference::what)
                .containsExactlyElementsOf(other.escalations().stream()
                        .map(each -> tuple(ESCALATION_UNTRUE, each.escalationId()))
                        .toList());
    }

    /** Ids are each source's own: that a ticket says nothing of a call's clocks does not make them untrue. */
    @Test
    void aTicketAndACallOfTheSameIdSpeakEachForItsOwnClocks() {
        Story ticket = Story.of(Desk.opened(Desk.friday("09:00"))).until(Desk.friday("12:00"));
        Tracking shown = ticket.tracking();
        Tracking call = new Tracking(
                shown.itemId(),
                ItemType.CALL,
                shown.customerId(),
                shown.at(),
                shown.version(),
                shown.snapshot(),
                shown.statusReason(),
                shown.openedAt(),
                shown.resolvedAt(),
                shown.ended(),
                shown.mergedInto(),
                shown.channel(),
                shown.language(),
                shown.answers(),
                shown.reassignments(),
                shown.reopens(),
                shown.wallMs(),
                shown.spans(),
                List.of());
        assertThat(ticket.escalations()).isNotEmpty();
        assertThat(differences(ticket.escalations(), ticket.outcomes(), shown, call))
                .isEmpty();
        assertThat(differences(ticket.escalations(), ticket.outcomes(), call, shown))
                .isEmpty();
        Escalation lost = ticket.escalations().get(0);
        assertThat(differences(without(ticket.escalations(), lost), ticket.outcomes(), call, shown, call))
                .extracting(Difference::what)
                .containsExactly(lost.escalationId());
    }

    /** After a way back to release 3 its word counts, which says nothing of what was told since. */
    @Test
    void anOlderReleaseThatSpeaksLastMakesNothingUntrue() {
        Story early = Story.of(Desk.opened(Desk.friday("09:00"))).until(Desk.friday("09:01"));
        Story late = Story.of(Desk.opened(Desk.friday("09:00"))).until(Desk.friday("12:00"));
        Tracking now = late.tracking();
        Tracking older = new Tracking(
                now.itemId(),
                now.type(),
                now.customerId(),
                now.at(),
                now.version(),
                now.snapshot(),
                now.statusReason(),
                now.openedAt(),
                now.resolvedAt(),
                now.ended(),
                now.mergedInto(),
                now.channel(),
                now.language(),
                now.answers(),
                now.reassignments(),
                now.reopens(),
                now.wallMs(),
                now.spans(),
                now.clocks().stream().map(LostAndDoubledTest::asReleaseThree).toList());
        assertThat(differences(late.escalations(), List.of(), early.tracking())).isNotEmpty();
        assertThat(differences(late.escalations(), List.of(), early.tracking(), older))
                .isEmpty();
    }

    private static Tracking.ClockState asReleaseThree(Tracking.ClockState clock) {
        return new Tracking.ClockState(
                clock.policyId(),
                clock.policyVersion(),
                clock.clock(),
                clock.cycle(),
                clock.phase(),
                clock.phaseSince(),
                clock.phaseReason(),
                clock.phaseActor(),
                clock.phaseEvent(),
                clock.startedAt(),
                clock.dueAt(),
                clock.remainingMs(),
                clock.runMs(),
                clock.businessMs(),
                clock.pausedMs(),
                clock.endedMs(),
                clock.breachedAt(),
                clock.level(),
                clock.acknowledged(),
                clock.verdict(),
                null,
                null);
    }

    private static Story life(int number) {
        List<Posting> history = WholeDesk.history(new Random(SEED + number), 40);
        return Story.of(WholeDesk.RULES, history.toArray(Posting[]::new)).until(WholeDesk.END);
    }

    private static boolean isLater(Outcome one, Outcome other) {
        return one.revision() > other.revision()
                && one.clock().equals(other.clock())
                && one.cycle().equals(other.cycle())
                && one.policyId().equals(other.policyId());
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> each != one).toList();
    }

    private static List<Difference> differences(List<Escalation> told, List<Outcome> ended, Tracking... items) {
        Reconciliation reconciliation = new Reconciliation();
        ended.forEach(reconciliation::ended);
        told.forEach(reconciliation::told);
        List.of(items).forEach(reconciliation::stands);
        return reconciliation.differences();
    }
}
