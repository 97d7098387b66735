package io.switchboard.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a transaction lives long enough to be committed, whatever Flink bears before it gives up.
 *
 * @param timeout how long a transaction may stay open
 * @param most what the brokers allow; empty if they do not tell
 * @param flink empty if it is not known
 */
record TimeoutCheck(Duration timeout, Optional<Duration> most, Optional<FlinkSettings> flink) implements Check {

    private static final String NAME = "transaction timeout";

    @Override
    public List<Finding> findings() {
        if (most.filter(limit -> timeout.compareTo(limit) > 0).isPresent()) {
            return List.of(Finding.fail(
                    NAME,
                    "%s, but the brokers' transaction.max.timeout.ms is %d"
                            .formatted(said(timeout), most.get().toMillis()),
                    "raise the brokers' or lower transactionTimeout to at most %s".formatted(most.get())));
        }
        return List.of(flink.filter(settings -> settings.interval().isPresent())
                .map(this::againstFlink)
                .orElseGet(() -> Finding.skipped(
                        NAME,
                        "%s, allowed by the brokers; checkpoints are not known".formatted(said(timeout)),
                        "start Flink, or give its config as --flink-conf")));
    }

    private Finding againstFlink(FlinkSettings settings) {
        Duration once = once(settings);
        Duration all = all(settings);
        if (timeout.compareTo(once) < 0) {
            return Finding.fail(
                    NAME,
                    "%s, but one slow checkpoint and a restart can take %s".formatted(said(timeout), said(once)),
                    "what it covers would be lost; raise transactionTimeout above %s, and the brokers' maximum before, or lower execution.checkpointing.timeout"
                            .formatted(said(all)));
        }
        if (timeout.compareTo(all) < 0) {
            return Finding.warn(
                    NAME,
                    "%s, but %d failed checkpoints, a slow one and a restart can take %s"
                            .formatted(said(timeout), settings.tolerableFailures(), said(all)),
                    "raise transactionTimeout above that, or lower execution.checkpointing.timeout or tolerable-failed-checkpoints");
        }
        return Finding.ok(
                NAME,
                "%s, allowed by the brokers and above the %s that checkpoints and a restart can take"
                        .formatted(said(timeout), said(all)));
    }

    /** From a transaction's first record to its commit after a restart, when no checkpoint fails. */
    private static Duration once(FlinkSettings flink) {
        return flink.interval()
                .orElse(Duration.ZERO)
                .plus(flink.checkpointTimeout())
                .plus(flink.heartbeatTimeout())
                .plus(flink.restartDelay());
    }

    /** The same when as many fail before, each at its timeout, as are borne. */
    private static Duration all(FlinkSettings flink) {
        return once(flink)
                .plus(flink.checkpointTimeout().plus(flink.minPause()).multipliedBy(flink.tolerableFailures()));
    }

    private static String said(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
