package io.switchboard.chaos.verdict;

import io.switchboard.chaos.oracle.Ended;
import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.oracle.Late;
import io.switchboard.chaos.oracle.Refused;
import io.switchboard.chaos.oracle.Standing;
import io.switchboard.chaos.oracle.Whereabouts;
import io.switchboard.chaos.verdict.Fact.Copy;
import io.switchboard.event.Status;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a reader of the output topics holds true once it has read them all (docs/topics.md). */
final class Fold {

    private Fold() {}

    /** Where each item stands at the moment of which its last record tells. */
    static List<Fact> expected(Expected expected, Collection<Tracking> tracking) {
        List<Fact> facts = new ArrayList<>();
        expected.standing().values().forEach(one -> facts.add(fact(one)));
        expected.ended().values().forEach(one -> facts.add(fact(one)));
        Map<Whereabouts.Key, Instant> moments = new HashMap<>();
        tracking.forEach(one -> moments.put(key(one), one.at()));
        expected.ledgers().forEach((key, truth) -> facts.add(fact(truth.at(moments.getOrDefault(key, Instant.EPOCH)))));
        facts.addAll(copies(expected.tooLate(), Late::itemId, Late::at));
        facts.addAll(copies(expected.refused(), one -> null, one -> null));
        return facts;
    }

    /** Each record's last word counts, as told once. */
    static List<Fact> observed(
            Collection<Escalation> escalations,
            Collection<Outcome> outcomes,
            Collection<Tracking> tracking,
            Collection<TooLate> tooLate,
            Collection<DeadLetter> deadLetters) {
        List<Fact> facts = new ArrayList<>();
        facts.addAll(standing(escalations));
        facts.addAll(ended(outcomes));
        tracking.forEach(one -> facts.add(fact(whereabouts(one))));
        facts.addAll(copies(tooLate.stream().map(Fold::late).toList(), Late::itemId, Late::at));
        facts.addAll(copies(deadLetters.stream().map(Fold::refused).toList(), one -> null, one -> null));
        return facts;
    }

    private static List<Fact> standing(Collection<Escalation> escalations) {
        Map<String, Escalation> byId = new LinkedHashMap<>();
        escalations.forEach(escalation -> byId.put(escalation.escalationId(), escalation));
        Set<String> superseded = byId.values().stream()
                .map(Escalation::supersedes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return byId.values().stream()
                .filter(escalation -> !superseded.contains(escalation.escalationId()))
                .filter(escalation -> escalation.correction() != Escalation.Correction.WITHDRAWN)
                .map(escalation -> fact(standing(escalation)))
                .toList();
    }

    private static List<Fact> ended(Collection<Outcome> outcomes) {
        Map<Ended.Key, Outcome> last = new LinkedHashMap<>();
        outcomes.forEach(outcome -> last.merge(
                ended(outcome).key(), outcome, (one, other) -> one.revision() > other.revision() ? one : other));
        return last.values().stream()
                .filter(outcome -> !Outcome.WITHDRAWN.equals(outcome.reason()))
                .map(outcome -> fact(ended(outcome)))
                .toList();
    }

    private static Fact fact(Standing one) {
        return new Fact(one.key(), one.itemId(), one.at(), one);
    }

    private static Fact fact(Ended one) {
        return new Fact(one.key(), one.itemId(), one.endedAt(), one);
    }

    private static Fact fact(Whereabouts one) {
        return new Fact(one.key(), one.itemId(), one.at(), one);
    }

    private static <T> List<Fact> copies(Collection<T> many, Function<T, String> itemId, Function<T, Instant> at) {
        Map<T, Integer> counts = new HashMap<>();
        return many.stream()
                .map(one -> new Fact(
                        new Copy(one, counts.merge(one, 1, Integer::sum)), itemId.apply(one), at.apply(one), one))
                .toList();
    }

    static Standing standing(Escalation e) {
        return new Standing(
                e.itemId(),
                e.customerId(),
                e.clock(),
                e.cycle(),
                e.policyId(),
                e.policyVersion(),
                e.level(),
                e.dueAt(),
                e.at(),
                e.elapsedWallMs(),
                e.elapsedBusinessMs(),
                e.snapshot(),
                e.deliverAt(),
                e.recipients());
    }

    static Ended ended(Outcome o) {
        return new Ended(
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
                o.pausedMs(),
                o.reassignments(),
                o.reopens(),
                o.snapshot());
    }

    static Whereabouts whereabouts(Tracking t) {
        Map<Status, Long> spent = new EnumMap<>(Status.class);
        t.spans().stream()
                .filter(span -> span.wallMs() > 0)
                .forEach(span -> spent.merge(Status.valueOf(span.status()), span.wallMs(), Long::sum));
        return new Whereabouts(
                t.itemId(),
                t.type(),
                t.customerId(),
                t.at(),
                t.snapshot(),
                t.openedAt(),
                t.answers(),
                t.reassignments(),
                t.reopens(),
                spent,
                t.clocks().stream().map(Fold::clock).collect(Collectors.toSet()));
    }

    private static Whereabouts.Clock clock(Tracking.ClockState c) {
        return new Whereabouts.Clock(
                c.policyId(),
                c.policyVersion(),
                c.clock(),
                c.cycle(),
                c.phase(),
                c.phaseSince(),
                c.startedAt(),
                c.dueAt(),
                c.runMs(),
                c.businessMs(),
                c.pausedMs(),
                c.endedMs(),
                c.breachedAt(),
                c.acknowledged(),
                c.verdict());
    }

    private static Whereabouts.Key key(Tracking t) {
        return new Whereabouts.Key(t.type(), t.itemId());
    }

    static Late late(TooLate tooLate) {
        return new Late(tooLate.itemId(), tooLate.eventId(), tooLate.at());
    }

    private static Refused refused(DeadLetter letter) {
        return new Refused(letter.topic(), letter.partition(), HexFormat.of().formatHex(letter.bytes()));
    }
}
