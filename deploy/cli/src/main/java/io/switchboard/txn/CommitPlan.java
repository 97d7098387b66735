package io.switchboard.txn;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.CommitProcess.Committable;
import io.switchboard.deploy.CommitProcess.Contents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TransactionDescription;

/**
 * Whether what a checkpoint leaves may be committed. It may while nothing is committed that only a later checkpoint
 * covers, and nobody else commits: then the topics hold exactly what the checkpoint covers, and a job that goes on from it
 * writes the rest once.
 */
public record CommitPlan(List<Left> left) {

    /** One transaction and what became of it. */
    public record Left(Committable committable, Fate fate) {}

    /**
     * What is known of the rest.
     *
     * @param user who uses the prefix now; empty if nobody is seen
     * @param newer a later checkpoint of the same job; empty if none is beside this one
     * @param committedAfter transactions of the prefix that are committed and that this checkpoint does not cover
     */
    public record Situation(Optional<String> user, Optional<String> newer, List<String> committedAfter) {}

    public CommitPlan {
        left = List.copyOf(left);
    }

    /**
     * The job's prefix.
     *
     * @param given as it was typed; empty if it was not
     * @throws ClusterException if the transactions are of another one, or of several
     */
    public static String prefix(Contents contents, Optional<String> given) {
        Set<String> prefixes = contents.committables().stream()
                .map(one -> TxnId.parse(one.id()).map(TxnId::prefix).orElse(one.id()))
                .collect(Collectors.toSet());
        if (prefixes.size() != 1
                || given.filter(prefix -> !prefixes.contains(prefix)).isPresent()) {
            throw new ClusterException("Nothing is committed: the checkpoint's transactions are of prefix %s%s"
                    .formatted(
                            String.join(" and ", prefixes),
                            given.map(prefix -> ", not " + prefix + "; correct --prefix or --from")
                                    .orElse("; only those of one job can be committed")));
        }
        return prefixes.iterator().next();
    }

    /** By what the brokers tell of them. */
    public static CommitPlan of(Contents contents, Map<String, TransactionDescription> told) {
        return new CommitPlan(contents.committables().stream()
                .map(one -> new Left(one, Fate.of(one, told.get(one.id()))))
                .toList());
    }

    public List<String> open() {
        return ids(left.stream().filter(one -> one.fate() == Fate.OPEN).toList());
    }

    public List<String> gone() {
        return ids(left.stream().filter(one -> one.fate().isGone()).toList());
    }

    private static List<String> ids(List<Left> left) {
        return left.stream().map(one -> one.committable().id()).toList();
    }

    /** Why nothing may be committed, and what to do; empty if it may. */
    public Optional<String> refusal(Situation situation, boolean despiteLoss) {
        if (situation.user().isPresent()) {
            return Optional.of("its prefix is used by %s, which commits its own; stop it first"
                    .formatted(situation.user().get()));
        }
        if (situation.newer().isPresent()) {
            return Optional.of("%s is newer and covers more; give that one"
                    .formatted(situation.newer().get()));
        }
        if (!situation.committedAfter().isEmpty()) {
            return Optional.of(
                    "%s is committed and no part of it: a later checkpoint was complete; give that one, or records come twice"
                            .formatted(situation.committedAfter().get(0)));
        }
        if (!gone().isEmpty() && !despiteLoss) {
            return Optional.of(
                    "%d of its %d transactions are gone, such as %s; restore an older checkpoint, which writes all of it again, or commit the others with --despite-loss"
                            .formatted(gone().size(), left.size(), gone().get(0)));
        }
        return Optional.empty();
    }
}
