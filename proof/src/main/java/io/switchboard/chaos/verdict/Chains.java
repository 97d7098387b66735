package io.switchboard.chaos.verdict;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.chaos.verdict.Difference.Fault;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.TicketEvent;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the fold does not show: whether all is there that later records correct, and whether anything was told that was never true. An
 * item of which everything was written in its order, whose promise never changed and of which nobody took care has nothing to be corrected.
 */
final class Chains {

    private Chains() {}

    static List<Difference> differences(
            List<Sent> log, Collection<Escalation> escalations, Collection<Outcome> outcomes) {
        List<Difference> differences = new ArrayList<>();
        Set<String> ids = escalations.stream().map(Escalation::escalationId).collect(Collectors.toSet());
        escalations.stream()
                .filter(one -> one.supersedes() != null && !ids.contains(one.supersedes()))
                .forEach(one -> differences.add(
                        new Difference(Fault.LOST, one.itemId(), one.at(), "what this supersedes", one)));
        differences.addAll(leftOut(outcomes));
        Set<String> calm = calm(log);
        escalations.stream()
                .filter(one -> one.kind() == Escalation.Kind.CORRECTION && calm.contains(one.itemId()))
                .forEach(one -> differences.add(
                        new Difference(Fault.UNEXPECTED, one.itemId(), one.at(), "nothing to correct", one)));
        return differences;
    }

    private static List<Difference> leftOut(Collection<Outcome> outcomes) {
        Map<Object, Set<Integer>> revisions = new HashMap<>();
        outcomes.forEach(one -> revisions
                .computeIfAbsent(Fold.ended(one).key(), key -> new HashSet<>())
                .add(one.revision()));
        return outcomes.stream()
                .filter(one -> one.revision() > 1)
                .filter(one -> !revisions.get(Fold.ended(one).key()).contains(one.revision() - 1))
                .map(one -> new Difference(
                        Fault.LOST, one.itemId(), one.endedAt(), "revision " + (one.revision() - 1), one))
                .toList();
    }

    private static Set<String> calm(List<Sent> log) {
        Set<String> calm = new HashSet<>();
        Set<String> restless = new HashSet<>();
        Map<String, Sent> last = new HashMap<>();
        for (Sent sent : log) {
            if (sent.itemId() == null) {
                continue;
            }
            calm.add(sent.itemId());
            Sent before = sent.what() == What.DUPLICATE ? null : last.put(sent.itemId(), sent);
            if (isRestless(sent, before)) {
                restless.add(sent.itemId());
            }
        }
        calm.removeAll(restless);
        return calm;
    }

    private static boolean isRestless(Sent sent, Sent before) {
        boolean inOrder = sent.what() == What.EVENT || sent.what() == What.DUPLICATE;
        if (!inOrder || !sent.movesTime()) {
            return true;
        }
        return before != null && !Objects.equals(priority(before.content()), priority(sent.content()));
    }

    private static Priority priority(Object event) {
        if (event instanceof TicketEvent ticket) {
            return ticket.priority();
        }
        return event instanceof CallEvent call ? call.priority() : null;
    }
}
