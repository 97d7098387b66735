package io.switchboard.chaos.verdict;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.verdict.Difference.Fault;
import io.switchboard.chaos.verdict.Fact.Copy;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Unmatched;
import io.switchboard.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what was committed with what should have been. */
public final class Judge {

    private final Twice twice;
    private final Timeliness timeliness;
    private final List<Difference> differences = new ArrayList<>();

    private Judge(Expected expected, Passage passage, Rewinds rewinds, long wellMs) {
        this.twice = new Twice(rewinds);
        this.timeliness = new Timeliness(expected, passage, wellMs);
    }

    /**
     * The verdict on one run.
     *
     * @param wellMs since when nothing was wrong with the cluster any more, in wall time since the run began
     * @param rewinds older checkpoints were restored: what was told again after one is folded
     */
    public static Verdict judge(
            List<Sent> log, Expected expected, Observed observed, Passage passage, Rewinds rewinds, long wellMs) {
        Judge judge = new Judge(expected, passage, rewinds, wellMs);
        Map<Object, Fact> wanted = judge.byKey(Fold.expected(expected, tracking(observed)));
        List<Escalation> escalations = judge.escalations(observed);
        List<Outcome> outcomes = judge.outcomes(observed);
        judge.compare(wanted, judge.folded(observed, escalations, outcomes), observed.tooLate());
        judge.differences.addAll(Chains.differences(log, escalations, outcomes));
        judge.differences.addAll(
                new Notices(expected, rewinds).differences(escalations, observed.escalations(), observed.notices()));
        observed.unmatched().forEach(judge::unmatched);
        judge.forgotten(expected, observed);
        observed.escalations().forEach(judge.timeliness::escalation);
        observed.outcomes().forEach(judge.timeliness::outcome);
        judge.differences.addAll(judge.twice.differences());
        judge.differences.addAll(judge.timeliness.differences());
        return judge.verdict(wanted.size(), new Story(log, observed));
    }

    private List<Escalation> escalations(Observed observed) {
        return twice.once(
                Topics.ESCALATIONS,
                observed.escalations(),
                Escalation::escalationId,
                Escalation::itemId,
                Escalation::at);
    }

    private List<Outcome> outcomes(Observed observed) {
        return twice.once(
                Topics.SLA_OUTCOMES,
                observed.outcomes(),
                outcome -> List.of(Fold.ended(outcome).key(), outcome.revision()),
                Outcome::itemId,
                Outcome::endedAt);
    }

    private Map<Object, Fact> folded(Observed observed, List<Escalation> escalations, List<Outcome> outcomes) {
        return byKey(Fold.observed(
                escalations,
                outcomes,
                tracking(observed),
                observed.tooLate().stream().map(Seen::value).toList(),
                twice.once(
                        Topics.DEAD_LETTERS,
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

    private void compare(Map<Object, Fact> expected, Map<Object, Fact> actual, List<Seen<TooLate>> tooLate) {
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
                tooMany(fact, expected, tooLate);
            }
        });
    }

    /** Every item that the desk writes of is somebody's to promise. */
    private void unmatched(Seen<Unmatched> seen) {
        Unmatched one = seen.value();
        differences.add(new Difference(Fault.UNEXPECTED, one.itemId(), one.at(), "a policy for it", one));
    }

    /** What is said to be no more has to be over, and has to be said to be no more. */
    private void forgotten(Expected expected, Observed observed) {
        expected.ledgers().forEach((key, truth) -> {
            boolean is = observed.forgotten().contains(key);
            if (is != truth.isForgotten()) {
                differences.add(new Difference(
                        is ? Fault.LOST : Fault.UNEXPECTED,
                        key.itemId(),
                        truth.at(Instant.MAX).at(),
                        is ? "what is known of " + key : "nothing any more of " + key,
                        null));
            }
        });
    }

    /** An event that was put aside more often than it came was told twice; nothing else says so. */
    private void tooMany(Fact fact, Map<Object, Fact> expected, List<Seen<TooLate>> tooLate) {
        if (fact.key() instanceof Copy copy && expected.containsKey(new Copy(copy.of(), 1))) {
            twice.tooMany(copy, fact, came(copy.of(), expected), tooLate);
        } else {
            differences.add(new Difference(Fault.UNEXPECTED, fact.itemId(), fact.at(), null, fact.content()));
        }
    }

    private static int came(Object what, Map<Object, Fact> expected) {
        int times = 0;
        while (expected.containsKey(new Copy(what, times + 1))) {
            times++;
        }
        return times;
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
                count(Fault.LATE),
                timeliness.worstLatenessMs(),
                differences.stream().min(Difference.ORDER).map(story::of).orElse(""));
    }

    private int count(Fault fault) {
        return Math.toIntExact(differences.stream()
                .filter(difference -> difference.fault() == fault)
                .count());
    }
}
