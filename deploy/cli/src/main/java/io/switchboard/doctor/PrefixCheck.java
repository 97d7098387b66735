package io.switchboard.doctor;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether another job has the prefix.
 *
 * @param user who uses it now; empty if nobody is seen
 * @param open the names of its transactions that are open
 */
record PrefixCheck(String prefix, Optional<String> user, Set<String> open) implements Check {

    private static final String NAME = "prefix";

    @Override
    public List<Finding> findings() {
        return List.of(finding());
    }

    private Finding finding() {
        if (user.isPresent()) {
            return Finding.fail(
                    NAME,
                    "%s is used by %s".formatted(prefix, user.get()),
                    "two jobs with one prefix fence each other; stop that one with a savepoint, or give this one another transactionalIdPrefix");
        }
        if (!open.isEmpty()) {
            return Finding.warn(
                    NAME,
                    "a job that is gone left %d transactions of %s open, such as %s"
                            .formatted(open.size(), prefix, Collections.min(open)),
                    "go on from its newest checkpoint, which commits what it covers; or see ./switchboard txn list --prefix %s"
                            .formatted(prefix));
        }
        return Finding.ok(NAME, "%s is used by no job that is seen".formatted(prefix));
    }
}
