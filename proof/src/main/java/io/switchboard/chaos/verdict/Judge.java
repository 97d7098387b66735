package io.switchboard.chaos.verdict;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.verdict.Difference.Fault;
import io.switchboard.chaos.verdict.Fact.Copy;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Tracking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what was committed with what should have been. */
public final class Judge {

    private final Twice twice;
    private final Timeliness timeliness;
    private final List<Difference> differences = new ArrayList<>();

    private Judge(Expected expected, Passage passage, boolean duplicatesAllowed) {
        this.twice = new Twice(duplicatesAllowed);
        this.timeliness = new Timeliness(expected, passage);
    }

    /**
     * The verdict on one run.
     *
     * @param duplicatesAllowed an older checkpoint was restored: what it wrote again is folded
     */
    public static Verdict judge(
            List<Sent> log, Expected expected, Observed observed, Passage passage, boolean duplicatesAllowed) {
        Judge judge = new Judge(expected, passage, duplicatesAllowed);
        Map<Object, Fact> wanted = judge.byKey(Fold.expected(expected, tracking(observed)));
        judge.compare(wanted, judge.folded(observed));
        observed.escalations().forEach(judge.timeliness::escalation);
        observed.outcomes().forEach(judge.timeliness::outcome);
        judge.differences.addAll(judge.twice.differences());
        judge.differences.addAll(judge.timeliness.early());
        return judge.verdict(wanted.size(), new Story(log, observed));
    }

    private Map<Object, Fact> folded(Observed observed) {
        return byKey(Fold.observed(
                twice.once(observed.escalations(), Escalation::escalationId, Escalation::itemId, Escalation::at),
                twice.once(
                        observed.outcomes(),
                        outcome -> List.of(Fold.ended(outcome).key(), outcome.revision()),
                        outcome -> outcome.itemId(),
                        outcome -> outcome.endedAt()),
                tracking(observed),
                observed.tooLate().stream().map(Seen::value).toList(),
                twice.once(
                        observed.deadLetters(),
                        letter -> List.of(letter.topic(), letter.partition(), letter.offset()),
                        letter -> null,
                        letter -> null)));
    }

    private static List<Tracking> tracking(Observed observed) {
        return observed.tracking().stream().map(Seen::value).toList();
    }

    /** Two that stand beside each other where one should are one too many. */
    private Map<Object, Fact> byKey(List<Fact> facts) {
        Map<Object, Fact> byKey = new LinkedHashMap<>();
        for (Fact fact : facts) {
            Fact before = byKey.putIfAbsent(fact.key(), fact);
            if (before != null) {
                differences.add(
                        new Difference(Fault.UNEXPECTED, fact.itemId(), fact.at(), before.content(), fact.content()));
            }
        }
        return byKey;
    }

    private void compare(Map<Object, Fact> expected, Map<Object, Fact> actual) {
        expected.forEach((key, fact) -> {
            Fact other = actual.get(key);
            if (other == null) {
                differences.add(new Difference(Fault.LOST, fact.itemId(), fact.at(), fact.content(), null));
            } else if (!fact.content().equals(other.content())) {
                differences.add(
                        new Difference(Fault.DIFFERENT, fact.itemId(), fact.at(), fact.content(), other.content()));
            }
        });
        actual.forEach((key, fact) -> {
            if (!expected.containsKey(key)) {
                tooMany(fact, expected);
            }
        });
    }

    /** An event that was put aside more often than it came was told twice; nothing else says so. */
    private void tooMany(Fact fact, Map<Object, Fact> expected) {
        boolean again = fact.key() instanceof Copy copy && expected.containsKey(new Copy(copy.of(), 1));
        if (again) {
            twice.again(fact.content(), fact.content(), fact.itemId(), fact.at());
        } else {
            differences.add(new Difference(Fault.UNEXPECTED, fact.itemId(), fact.at(), null, fact.content()));
        }
    }

    private Verdict verdict(int expected, Story story) {
        return new Verdict(
                expected,
                count(Fault.LOST),
                count(Fault.UNEXPECTED),
                count(Fault.DIFFERENT),
                count(Fault.DUPLICATED),
                twice.folded(),
                twice.retold(),
                count(Fault.EARLY),
                timeliness.worstLatenessMs(),
                differences.stream().min(Difference.ORDER).map(story::of).orElse(""));
    }

    private int count(Fault fault) {
        return Math.toIntExact(differences.stream()
                .filter(difference -> difference.fault() == fault)
                .count());
    }
}
