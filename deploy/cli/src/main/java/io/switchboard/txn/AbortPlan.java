package io.switchboard.txn;

import io.switchboard.deploy.ClusterException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which of the open transactions are meant. */
public final class AbortPlan {

    private AbortPlan() {}

    /**
     * Those with these names.
     *
     * @throws ClusterException if one of the names is no open transaction of the prefix, or is being ended
     */
    public static List<OpenTransaction> named(List<String> names, String prefix, Transactions.Told told) {
        List<OpenTransaction> meant = new ArrayList<>();
        for (String name : names) {
            OpenTransaction found = told.open().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ClusterException(none(name, prefix, told.hangingToo())));
            if (!found.canBeAborted()) {
                throw new ClusterException("Transaction %s is in state %s: the brokers are ending it; look again"
                        .formatted(name, found.state()));
            }
            meant.add(found);
        }
        return meant;
    }

    private static String none(String name, String prefix, boolean hangingToo) {
        return OpenTransaction.isNameOfHanging(name) && !hangingToo
                ? "Whether %s hangs is not known: this account may not DESCRIBE all transactional ids, and a running job's would be taken for it; use an account that may"
                        .formatted(name)
                : "No transaction %s of prefix %s is open; ./switchboard txn list shows those that are"
                        .formatted(name, prefix);
    }

    /** One that hangs has no age: it must be named. */
    public static List<OpenTransaction> olderThan(Duration age, Instant now, List<OpenTransaction> open) {
        return open.stream()
                .filter(one -> one.canBeAborted() && !one.isHanging() && one.isOlderThan(age, now))
                .toList();
    }
}
