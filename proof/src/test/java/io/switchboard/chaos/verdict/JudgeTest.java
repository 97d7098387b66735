package io.switchboard.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.chaos.RunPolicy;
import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.feed.Shape;
import io.switchboard.chaos.feed.Workload;
import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.oracle.Oracle;
import io.switchboard.chaos.oracle.Oracle.Timing;
import io.switchboard.chaos.oracle.Standing;
import io.switchboard.chaos.oracle.Whereabouts;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Escalation.Correction;
import io.switchboard.sla.Escalation.Kind;
import io.switchboard.sla.Notice;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault in turn, in what would else be right to the last record. */
class JudgeTest {

    private static final Workload WORKLOAD = Workload.of(11, Shape.small());
    private static final Expected EXPECTED = Oracle.expected(
            RunPolicy.text(),
            new Timing(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(30)),
            WORKLOAD.log());
    private static final long REWOUND_AT = 1_000_000;
    private static final Rewinds REWOUND = new Rewinds(List.of(Map.of(
            new TopicPartition(Topics.ESCALATIONS, 0), REWOUND_AT,
            new TopicPartition(Topics.SLA_OUTCOMES, 0), REWOUND_AT,
            new TopicPartition(Topics.ESCALATION_NOTICES, 0), REWOUND_AT,
            new TopicPartition(Topics.TOO_LATE, 0), REWOUND_AT,
            new TopicPartition(Topics.DEAD_LETTERS, 0), REWOUND_AT)));
    private static final Passage PASSAGE = Passage.of(WORKLOAD.log(), Sent::offsetMs);

    private final List<Seen<Escalation>> escalations = new ArrayList<>();
    private final List<Seen<Outcome>> outcomes = new ArrayList<>();
    private final List<Seen<Tracking>> tracking = new ArrayList<>();
    private final Set<Whereabouts.Key> forgotten = new HashSet<>();
    private final List<Seen<Notice>> notices = new ArrayList<>();
    private final List<Seen<TooLate>> tooLate = new ArrayList<>();
    private final List<Seen<DeadLetter>> deadLetters = new ArrayList<>();

    @BeforeEach
    void tellAllThatIsExpected() {
        long end = WORKLOAD.log().get(WORKLOAD.log().size() - 1).offsetMs();
        EXPECTED.standing()
                .values()
                .forEach(one -> escalations.add(
                        new Seen<>(told(one, "id-" + escalations.size(), null), 0, escalations.size(), end)));
        escalations.forEach(seen -> notices.addAll(noticesOf(seen.value(), end)));
        EXPECTED.ended()
                .values()
                .forEach(one -> outcomes.add(new Seen<>(
                        new Outcome(
                                one.itemId(),
                                one.customerId(),
                                one.clock(),
                                one.cycle(),
                                one.policyId(),
                                one.policyVersion(),
                                one.verdict(),
                                one.reason(),
                                one.startedAt(),
                                one.dueAt(),
                                one.breachedAt(),
                                one.endedAt(),
                                one.elapsedWallMs(),
                                one.elapsedBusinessMs(),
                                one.pausedMs(),
                                one.reassignments(),
                                one.reopens(),
                                1,
                                one.snapshot()),
                        0,
                        outcomes.size(),
                        end)));
        EXPECTED.ledgers()
                .values()
                .forEach(one -> tracking.add(new Seen<>(told(one.at(Instant.MAX)), 0, tracking.size(), end)));
        EXPECTED.tooLate()
                .forEach(one -> tooLate.add(new Seen<>(
                        new TooLate(one.eventId(), one.itemId(), null, one.at(), one.at()), 0, tooLate.size(), end)));
        EXPECTED.refused()
                .forEach(one -> deadLetters.add(new Seen<>(
                        new DeadLetter(
                                one.topic(),
                                one.partition(),
                                deadLetters.size(),
                                HexFormat.of().parseHex(one.hex()),
                                "why"),
                        0,
                        deadLetters.size(),
                        end)));
    }

    private static List<Seen<Notice>> noticesOf(Escalation one, long seenAtMs) {
        return one.recipients().stream()
                .map(recipient -> new Notice(
                        one.escalationId() + "/" + recipient,
                        recipient,
                        Notice.Kind.SINGLE,
                        one.at(),
                        one.deliverAt(),
                        List.of(one.escalationId())))
                .map(notice -> new Seen<>(notice, 0, 0, seenAtMs))
                .toList();
    }

    private static Escalation told(Standing one, String id, String supersedes) {
        return new Escalation(
                id,
                one.itemId(),
                one.customerId(),
                one.clock(),
                one.cycle(),
                one.policyId(),
                one.policyVersion(),
                one.level(),
                supersedes == null ? Kind.WARNING : Kind.CORRECTION,
                one.dueAt(),
                one.at(),
                one.elapsedWallMs(),
                one.elapsedBusinessMs(),
                supersedes == null ? null : Correction.MOVED,
                supersedes,
                null,
                one.snapshot(),
                one.deliverAt(),
                one.recipients());
    }

    private static Tracking told(Whereabouts one) {
        return new Tracking(
                one.itemId(),
                one.type(),
                one.customerId(),
                one.at(),
                one.snapshot().version(),
                one.snapshot(),
                null,
                one.openedAt(),
                null,
                null,
                null,
                null,
                null,
                one.answers(),
                one.reassignments(),
                one.reopens(),
                0,
                one.spent().entrySet().stream()
                        .map(each -> new Tracking.Spent(each.getKey().name(), null, each.getValue()))
                        .toList(),
                one.clocks().stream().map(JudgeTest::told).toList());
    }

    private static Tracking.ClockState told(Whereabouts.Clock one) {
        return new Tracking.ClockState(
                one.policyId(),
                one.policyVersion(),
                one.clock(),
                one.cycle(),
                one.phase(),
                one.phaseSince(),
                null,
                null,
                null,
                one.startedAt(),
                one.dueAt(),
                null,
                one.runMs(),
                one.businessMs(),
                one.pausedMs(),
                one.endedMs(),
                one.breachedAt(),
                null,
                one.acknowledged(),
                one.verdict(),
                null,
                null);
    }

    private Verdict verdict(Rewinds rewinds) {
        Observed observed =
                new Observed(escalations, outcomes, tracking, forgotten, notices, List.of(), tooLate, deadLetters);
        return Judge.judge(WORKLOAD.log(), EXPECTED, observed, PASSAGE, rewinds, 0);
    }

    private Verdict verdict() {
        return verdict(Rewinds.NONE);
    }

    @Test
    void whatIsAsExpectedHolds() {
        assertThat(verdict().holds()).as(verdict().firstDifference()).isTrue();
        assertThat(verdict().expected())
                .isEqualTo(escalations.size() + outcomes.size() + tracking.size() + tooLate.size() + deadLetters.size())
                .isGreaterThan(100);
    }

    @Test
    void whatIsMissingIsLost() {
        escalations.remove(3);
        outcomes.remove(2);
        tracking.remove(1);
        tooLate.remove(0);
        deadLetters.remove(0);
        assertThat(verdict().lost()).isEqualTo(5);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void whatWasWithdrawnIsLostToo() {
        Escalation first = escalations.get(0).value();
        Standing truth = EXPECTED.standing().values().iterator().next();
        Escalation moved = told(truth, "moved", first.escalationId());
        escalations.add(new Seen<>(moved, 0, 9_999, escalations.get(0).seenAtMs()));
        assertThat(verdict().holds()).isTrue();

        Escalation gone = withdrawn(moved);
        escalations.add(new Seen<>(gone, 0, 10_000, escalations.get(0).seenAtMs()));
        assertThat(verdict().lost()).isEqualTo(1);
    }

    private static Escalation withdrawn(Escalation e) {
        return new Escalation(
                "gone",
                e.itemId(),
                e.customerId(),
                e.clock(),
                e.cycle(),
                e.policyId(),
                e.policyVersion(),
                e.level(),
                Kind.CORRECTION,
                e.dueAt(),
                e.at(),
                0,
                0,
                Correction.WITHDRAWN,
                e.escalationId(),
                "late",
                e.snapshot(),
                e.at(),
                List.of());
    }

    @Test
    void whatStandsAndShouldNotIsUnexpected() {
        Standing truth = EXPECTED.standing().values().iterator().next();
        escalations.add(new Seen<>(
                told(truth, "another", null), 0, 9_999, escalations.get(0).seenAtMs()));
        TooLate invented = new TooLate("nobody's", "T-0", null, truth.at(), truth.at());
        tooLate.add(new Seen<>(invented, 0, 9_999, 0));
        assertThat(verdict().unexpected()).isEqualTo(2);
        assertThat(verdict().duplicated()).isZero();
    }

    @Test
    void whatSaysSomethingElseIsDifferent() {
        Seen<Escalation> seen = escalations.get(5);
        Escalation e = seen.value();
        Escalation shifted = new Escalation(
                e.escalationId(),
                e.itemId(),
                e.customerId(),
                e.clock(),
                e.cycle(),
                e.policyId(),
                e.policyVersion(),
                e.level(),
                e.kind(),
                e.dueAt(),
                e.at().plusMillis(1),
                e.elapsedWallMs(),
                e.elapsedBusinessMs(),
                null,
                null,
                null,
                e.snapshot(),
                e.deliverAt(),
                e.recipients());
        escalations.set(5, new Seen<>(shifted, 0, 5, seen.seenAtMs()));
        Verdict verdict = verdict();
        assertThat(verdict.different()).isEqualTo(1);
        assertThat(verdict.firstDifference())
                .startsWith("DIFFERENT " + e.itemId())
                .contains("expected  Standing", "actual    Standing", "written of", "told of", e.at().toString());
    }

    @Test
    void aLedgerThatHasCountedAMillisecondTooManyIsDifferent() {
        Whereabouts truth = EXPECTED.ledgers().values().stream()
                .map(one -> one.at(Instant.MAX))
                .filter(one -> !one.clocks().isEmpty())
                .findFirst()
                .orElseThrow();
        Whereabouts.Clock clock = truth.clocks().iterator().next();
        ledger(truth, other(clock, clock.runMs() + 1));
        assertThat(verdict().different()).isEqualTo(1);
        assertThat(verdict().firstDifference()).startsWith("DIFFERENT " + truth.itemId());

        ledger(truth, clock);
        assertThat(verdict().holds()).isTrue();
    }

    @Test
    void aLedgerThatIsNotUpToItsLastEventIsDifferent() {
        Seen<Tracking> seen = tracking.get(0);
        Tracking t = seen.value();
        Whereabouts early = EXPECTED.ledgers()
                .get(new Whereabouts.Key(t.type(), t.itemId()))
                .at(Instant.EPOCH);
        Tracking.ClockState[] clocks =
                early.clocks().stream().map(JudgeTest::told).toArray(Tracking.ClockState[]::new);
        tracking.set(0, new Seen<>(at(told(early), early.at().minusMillis(1), clocks), 0, 0, seen.seenAtMs()));
        assertThat(verdict().different()).isEqualTo(1);
    }

    /** What is told of the item, with that clock instead of the one it has of the same cycle. */
    private void ledger(Whereabouts truth, Whereabouts.Clock clock) {
        int place = List.copyOf(EXPECTED.ledgers().keySet()).indexOf(truth.key());
        Tracking.ClockState[] clocks = truth.clocks().stream()
                .map(one -> isOfTheSame(one, clock) ? clock : one)
                .map(JudgeTest::told)
                .toArray(Tracking.ClockState[]::new);
        Seen<Tracking> seen = tracking.get(place);
        tracking.set(place, new Seen<>(at(told(truth), truth.at(), clocks), 0, place, seen.seenAtMs()));
    }

    private static boolean isOfTheSame(Whereabouts.Clock one, Whereabouts.Clock other) {
        return one.clock().equals(other.clock()) && one.cycle().equals(other.cycle());
    }

    private static Whereabouts.Clock other(Whereabouts.Clock c, long runMs) {
        return new Whereabouts.Clock(
                c.policyId(),
                c.policyVersion(),
                c.clock(),
                c.cycle(),
                c.phase(),
                c.phaseSince(),
                c.startedAt(),
                c.dueAt(),
                runMs,
                c.businessMs(),
                c.pausedMs(),
                c.endedMs(),
                c.breachedAt(),
                c.acknowledged(),
                c.verdict());
    }

    private static Tracking at(Tracking t, Instant at, Tracking.ClockState... clocks) {
        return new Tracking(
                t.itemId(),
                t.type(),
                t.customerId(),
                at,
                t.version(),
                t.snapshot(),
                null,
                t.openedAt(),
                null,
                null,
                null,
                null,
                null,
                t.answers(),
                t.reassignments(),
                t.reopens(),
                0,
                t.spans(),
                List.of(clocks));
    }

    @Test
    void whatIsThereTwiceIsDuplicatedUnlessItMayBe() {
        escalations.add(again(escalations.get(7)));
        outcomes.add(again(outcomes.get(1)));
        tooLate.add(again(tooLate.get(0)));
        deadLetters.add(again(deadLetters.get(1)));
        assertThat(verdict().duplicated()).isEqualTo(4);
        assertThat(verdict().lost() + verdict().unexpected() + verdict().different())
                .isZero();

        assertThat(verdict(REWOUND).holds()).isTrue();
        assertThat(verdict(REWOUND).folded()).isEqualTo(4);
    }

    @Test
    void oneRewindExcusesNothingThatIsThereTwiceBeforeItOrTwiceAfterIt() {
        escalations.add(escalations.get(7));
        assertThat(verdict(REWOUND).duplicated()).as("both before").isEqualTo(1);

        escalations.add(again(escalations.get(7)));
        assertThat(verdict(REWOUND).duplicated()).isEqualTo(1);
        escalations.add(again(escalations.get(7)));
        assertThat(verdict(REWOUND).duplicated()).as("and two behind").isEqualTo(2);
    }

    @Test
    void oneRewindExcusesNoEventThatIsPutAsideTwiceBeforeItOrTwiceAfterIt() {
        tooLate.add(tooLate.get(0));
        assertThat(verdict(REWOUND).duplicated()).as("both before").isEqualTo(1);

        tooLate.add(again(tooLate.get(0)));
        assertThat(verdict(REWOUND).duplicated()).isEqualTo(1);
        tooLate.add(again(tooLate.get(0)));
        assertThat(verdict(REWOUND).duplicated()).as("and two behind").isEqualTo(2);
    }

    @Test
    void noRewindExcusesALetterFromAPlaceWhereThereIsNothing() {
        Seen<DeadLetter> seen = deadLetters.get(0);
        DeadLetter letter = seen.value();
        DeadLetter elsewhere =
                new DeadLetter(letter.topic(), letter.partition(), 9_999, letter.bytes(), letter.reason());
        deadLetters.add(again(new Seen<>(elsewhere, 0, 9_999, seen.seenAtMs())));
        assertThat(verdict(REWOUND).duplicated()).isEqualTo(1);
    }

    /** Written once more behind the place where the topic ended when an older checkpoint was restored. */
    private static <T> Seen<T> again(Seen<T> seen) {
        return new Seen<>(seen.value(), seen.partition(), REWOUND_AT + seen.offset(), seen.seenAtMs());
    }

    @Test
    void aNoticeThatIsMissingIsLostAndOneThatIsThereTwiceIsDuplicated() {
        Instant inTime = EXPECTED.horizon().minus(Duration.ofMinutes(30));
        Seen<Notice> one = notices.stream()
                .filter(seen -> seen.value().at().isBefore(inTime))
                .findFirst()
                .orElseThrow();
        notices.add(one);
        assertThat(verdict().duplicated()).isEqualTo(1);

        notices.removeAll(List.of(one));
        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void aNoticeOfWhatWasTakenBackIsOwedUnlessARewindHasLeftItUntold() {
        List<Standing> standing = List.copyOf(EXPECTED.standing().values());
        Set<String> restless = WORKLOAD.log().stream()
                .filter(sent -> sent.itemId() != null && !sent.movesTime())
                .map(Sent::itemId)
                .collect(Collectors.toSet());
        Instant inTime = EXPECTED.horizon().minus(Duration.ofMinutes(30));
        int place = IntStream.range(0, standing.size())
                .filter(each -> restless.contains(standing.get(each).itemId())
                        && !standing.get(each).recipients().isEmpty()
                        && standing.get(each).at().isBefore(inTime))
                .findFirst()
                .orElseThrow();
        Seen<Escalation> told = escalations.get(place);
        String id = told.value().escalationId();
        int recipients = told.value().recipients().size();
        escalations.add(new Seen<>(told(standing.get(place), "moved", id), 0, REWOUND_AT + place, told.seenAtMs()));
        assertThat(verdict().lost()).isZero();

        notices.removeIf(seen -> seen.value().escalationIds().contains(id));
        assertThat(verdict().lost()).as("nothing was rewound").isEqualTo(recipients);
        assertThat(verdict(REWOUND).lost()).as("it was told before only").isZero();

        escalations.add(again(told));
        assertThat(verdict(REWOUND).lost()).as("it was told again").isEqualTo(recipients);
    }

    @Test
    void anItemThatIsForgottenTooSoonIsLost() {
        forgotten.add(EXPECTED.ledgers().keySet().iterator().next());
        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void aNoticeOfNothingIsUnexpected() {
        Notice invented = new Notice("n", "lead", Notice.Kind.SINGLE, Instant.EPOCH, Instant.EPOCH, List.of("nothing"));
        notices.add(new Seen<>(invented, 0, 0, 0));
        assertThat(verdict().unexpected()).isEqualTo(1);
    }

    @Test
    void aRevisionThatIsLeftOutIsLostThoughTheLastOneIsThere() {
        Seen<Outcome> seen = outcomes.get(0);
        outcomes.set(0, new Seen<>(otherwise(seen.value(), seen.value().pausedMs(), 2), 0, 0, seen.seenAtMs()));
        assertThat(verdict().lost()).isEqualTo(1);
        outcomes.add(seen);
        assertThat(verdict().holds()).isTrue();
    }

    private static Outcome otherwise(Outcome o, long pausedMs, int revision) {
        return new Outcome(
                o.itemId(),
                o.customerId(),
                o.clock(),
                o.cycle(),
                o.policyId(),
                o.policyVersion(),
                o.verdict(),
                o.reason(),
                o.startedAt(),
                o.dueAt(),
                o.breachedAt(),
                o.endedAt(),
                o.elapsedWallMs(),
                o.elapsedBusinessMs(),
                pausedMs,
                o.reassignments(),
                o.reopens(),
                revision,
                o.snapshot());
    }

    @Test
    void whatIsSeenLongAfterItCouldBeKnownIsLate() {
        Seen<Outcome> seen = outcomes.get(0);
        long knowable = PASSAGE.happened(seen.value().itemId(), seen.value().endedAt());
        outcomes.set(0, new Seen<>(seen.value(), 0, 0, knowable + 180_000));
        assertThat(verdict().late()).isZero();
        outcomes.set(0, new Seen<>(seen.value(), 0, 0, knowable + 180_001));
        assertThat(verdict().late()).isEqualTo(1);
        assertThat(verdict().holds()).isFalse();
    }

    @Test
    void ofTwoThatSayDifferentThingsTheOneWrittenLaterCounts() {
        Seen<Outcome> seen = outcomes.get(0);
        Outcome o = seen.value();
        Outcome other = otherwise(o, o.pausedMs() + 1, o.revision());
        outcomes.set(0, new Seen<>(other, 0, 0, seen.seenAtMs()));
        outcomes.add(again(seen));
        assertThat(verdict().duplicated()).isEqualTo(1);
        assertThat(verdict(REWOUND).holds()).isTrue();
        assertThat(verdict(REWOUND).retold()).isEqualTo(1);

        outcomes.set(0, seen);
        outcomes.set(outcomes.size() - 1, again(new Seen<>(other, 0, 0, seen.seenAtMs())));
        assertThat(verdict(REWOUND).different()).isEqualTo(1);
    }

    @Test
    void whatWasSeenBeforeItsTimeIsEarly() {
        Standing last = EXPECTED.standing().values().stream()
                .max(Comparator.comparing(Standing::at))
                .orElseThrow();
        int place = List.copyOf(EXPECTED.standing().values()).indexOf(last);
        long knowable = PASSAGE.tellable(last.itemId(), last.at());
        Seen<Escalation> seen = escalations.get(place);
        escalations.set(place, new Seen<>(seen.value(), 0, place, knowable));
        assertThat(verdict().early()).isZero();

        escalations.set(place, new Seen<>(seen.value(), 0, place, knowable - 1));
        assertThat(verdict().early()).isEqualTo(1);
        assertThat(verdict().firstDifference()).startsWith("EARLY " + last.itemId());
    }

    @Test
    void anEndBeforeWhatEndedItWasWrittenIsEarly() {
        Seen<Outcome> seen = outcomes.get(0);
        long happened = PASSAGE.happened(seen.value().itemId(), seen.value().endedAt());
        outcomes.set(0, new Seen<>(seen.value(), 0, 0, happened - 1));
        assertThat(verdict().early()).isEqualTo(1);
    }

    @Test
    void latenessIsFromWhenItCouldBeKnown() {
        assertThat(verdict().worstLatenessMs()).isPositive();
        long before = verdict().worstLatenessMs();
        Seen<Outcome> seen = outcomes.get(0);
        long knowable = PASSAGE.happened(seen.value().itemId(), seen.value().endedAt());
        outcomes.set(0, new Seen<>(seen.value(), 0, 0, knowable + before + 5_000));
        assertThat(verdict().worstLatenessMs()).isEqualTo(before + 5_000);
    }
}
