package io.switchboard.chaos.verdict;

import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.verdict.Difference.Fault;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Notice;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether everybody was told of every escalation that names them, once, alone or in a digest. */
final class Notices {

    /** Two windows of notices, as long as they are by default: a digest is told when its own ends, and what is a little late counts in the next one. */
    private static final Duration DIGESTED = Duration.ofMinutes(20);

    private final Expected expected;
    private final Rewinds rewinds;

    Notices(Expected expected, Rewinds rewinds) {
        this.expected = expected;
        this.rewinds = rewinds;
    }

    private record Told(String recipient, String escalationId) {}

    /**
     * What is wrong with the notices.
     *
     * @param escalations each once
     * @param tellings of them, each as often as it is there
     */
    List<Difference> differences(
            Collection<Escalation> escalations, List<Seen<Escalation>> tellings, List<Seen<Notice>> notices) {
        List<Difference> differences = new ArrayList<>();
        Set<String> ids = escalations.stream().map(Escalation::escalationId).collect(Collectors.toSet());
        Map<Told, Seen<Notice>> told = new HashMap<>();
        for (Seen<Notice> seen : notices) {
            Notice notice = seen.value();
            for (String id : new HashSet<>(notice.escalationIds())) {
                Seen<Notice> before = told.put(new Told(notice.recipient(), id), seen);
                if (before != null && isOfTheSameTime(before, seen)) {
                    differences.add(new Difference(Fault.DUPLICATED, null, notice.at(), before, seen));
                }
                if (!ids.contains(id)) {
                    differences.add(new Difference(Fault.UNEXPECTED, null, notice.at(), "an escalation " + id, notice));
                }
            }
        }
        Set<String> lapsed = lapsed(escalations, tellings);
        for (Escalation one : escalations) {
            boolean isOwed = isOwed(one) && !lapsed.contains(one.escalationId());
            for (String recipient : isOwed ? one.recipients() : List.<String>of()) {
                if (!told.containsKey(new Told(recipient, one.escalationId()))) {
                    differences.add(new Difference(
                            Fault.LOST, one.itemId(), one.at(), "a notice to " + recipient + " of " + one, null));
                }
            }
        }
        return differences;
    }

    /**
     * Was taken back, and not told again after an older checkpoint was restored: an acknowledgement, say, that had been read too late was
     * read in time by then. Its notice may have been in the transaction that was lost, and nobody needs it any more.
     */
    private Set<String> lapsed(Collection<Escalation> escalations, List<Seen<Escalation>> tellings) {
        if (!rewinds.any()) {
            return Set.of();
        }
        Set<String> lapsed = escalations.stream()
                .map(Escalation::supersedes)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        tellings.stream()
                .filter(seen -> rewinds.before(Topics.ESCALATIONS, seen) == rewinds.count())
                .forEach(seen -> lapsed.remove(seen.value().escalationId()));
        return lapsed;
    }

    private boolean isOfTheSameTime(Seen<Notice> one, Seen<Notice> other) {
        return rewinds.before(Topics.ESCALATION_NOTICES, one) == rewinds.before(Topics.ESCALATION_NOTICES, other);
    }

    /** What was told in its time, long enough before time stood still. A correction counts when it comes, which it does not say. */
    private boolean isOwed(Escalation one) {
        Instant from = expected.toldFrom().getOrDefault(Fold.standing(one).key(), one.at());
        Instant told = from.isAfter(one.at()) ? from : one.at();
        return one.kind() != Escalation.Kind.CORRECTION && !told.plus(DIGESTED).isAfter(expected.horizon());
    }
}
