package io.switchboard.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
        Optional<Duration> interval = flink.flatMap(FlinkSettings::interval);
        if (remembered.isEmpty() || interval.isEmpty()) {
            return List.of(Finding.skipped(
                    NAME,
                    remembered.isEmpty() ? "the brokers do not tell how long" : "checkpoints are not known",
                    remembered.isEmpty()
                            ? "allow the account DESCRIBE_CONFIGS on the cluster"
                            : "start Flink, or give its config as --flink-conf"));
        }
        return List.of(finding(remembered.get(), interval.get()));
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
                ("lower the brokers' transactional.id.expiration.ms, which is %d, to some %s, but not below the longest time for which"
                                + " the job may be away; or checkpoint less often")
                        .formatted(kept.toMillis(), inHours(enough)));
    }

    private static String inHours(Duration duration) {
        return String.format(Locale.ROOT, "%d h", Math.max(1, duration.toHours()));
    }
}
