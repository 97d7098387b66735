package io.switchboard.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many transactional ids the brokers remember at a time: each subtask of each sink begins one with each checkpoint, and none
 * twice.
 *
 * @param sinks topics that are written in transactions
 * @param remembered how long the brokers remember an id that nobody uses any more; empty if they do not tell
 * @param flink empty if it is not known
 */
record IdsCheck(int sinks, int parallelism, Optional<Duration> remembered, Optional<FlinkSettings> flink)
        implements Check {

    private static final String NAME = "transactional ids";

    /** More than a coordinator should have to keep, and to read whenever it takes over: docs/operations.md has what one takes. */
    private static final long MANY = 1_000_000;

    @Override
    public List<Finding> findings() {
        return List.of(remembered
                .map(this::againstFlink)
                .orElseGet(() -> Finding.skipped(
                        NAME,
                        "the brokers do not tell how long",
                        "allow the account DESCRIBE_CONFIGS on the cluster")));
    }

    private Finding againstFlink(Duration kept) {
        return flink.flatMap(FlinkSettings::interval)
                .map(interval -> finding(kept, interval))
                .orElseGet(() -> Finding.skipped(
                        NAME, "checkpoints are not known", "start Flink, or give its config as --flink-conf"));
    }

    private Finding finding(Duration kept, Duration interval) {
        long aCheckpoint = (long) sinks * parallelism;
        long ids = aCheckpoint * (kept.toMillis() / interval.toMillis());
        String said = "%d with each checkpoint, %,d remembered at a time".formatted(aCheckpoint, ids);
        if (ids <= MANY) {
            return Finding.ok(NAME, said);
        }
        Duration enough = interval.multipliedBy(Math.max(1, MANY / aCheckpoint));
        return Finding.warn(
                NAME,
                said,
                ("lower the brokers' transactional.id.expiration.ms, which is %d, to some %d h, but not below the longest time for which"
                                + " the job may be away; or checkpoint less often")
                        .formatted(kept.toMillis(), Math.max(1, enough.toHours())));
    }
}
