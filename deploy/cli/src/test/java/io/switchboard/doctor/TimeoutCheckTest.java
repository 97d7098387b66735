package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With a checkpoint every 10 s, of at most 1 min, 2 failures borne, 50 s to miss a process and 1 min to restart: 5 min. */
class TimeoutCheckTest {

    private static final Optional<Duration> MOST = Optional.of(Duration.ofMinutes(15));
    private static final Optional<FlinkSettings> FLINK = Optional.of(new FlinkSettings(Map.of(
            "execution.checkpointing.interval", "10 s",
            "execution.checkpointing.timeout", "1 min",
            "execution.checkpointing.tolerable-failed-checkpoints", "2")));

    @Test
    void aboveAllThatCanHappenIsOk() {
        ok(new TimeoutCheck(Duration.ofMinutes(5), MOST, FLINK));
    }

    @Test
    void belowAllThatIsBorneIsWarnedOf() {
        one(
                new TimeoutCheck(Duration.ofSeconds(299), MOST, FLINK),
                Level.WARN,
                "4m59s, but 2 failed checkpoints, a slow one and a restart can take 5m",
                "raise transactionTimeout");
    }

    @Test
    void belowASlowCheckpointAndARestartFails() {
        one(
                new TimeoutCheck(Duration.ofSeconds(179), MOST, FLINK),
                Level.FAIL,
                "2m59s, but one slow checkpoint and a restart can take 3m",
                "raise transactionTimeout above 5m");
    }

    @Test
    void aboveTheBrokersMaximumFails() {
        one(
                new TimeoutCheck(Duration.ofHours(1), MOST, FLINK),
                Level.FAIL,
                "1h, but the brokers' transaction.max.timeout.ms is 900000",
                "at most PT15M");
    }

    @Test
    void withoutFlinkOnlyTheBrokersAreAsked() {
        one(
                new TimeoutCheck(Duration.ofMinutes(1), MOST, Optional.empty()),
                Level.SKIPPED,
                "allowed by the brokers",
                "--flink-conf");
    }

    /** So that what the comments of that file say of 15 minutes stays true. */
    @Test
    void ourOwnConfigFitsTheDefaultTimeout() {
        FlinkSettings ours = FlinkConfFile.read(Path.of("../flink/config.yaml"));

        ok(new TimeoutCheck(Duration.ofMinutes(15), MOST, Optional.of(ours)));
        ok(new CheckpointsCheck(Optional.of(ours)));
    }

    @Test
    void withoutCheckpointsNothingIsCommitted() {
        one(
                new CheckpointsCheck(Optional.of(new FlinkSettings(Map.of()))),
                Level.FAIL,
                "there are none",
                "set execution.checkpointing.interval");
        one(new CheckpointsCheck(Optional.empty()), Level.SKIPPED, "no Flink answers");
    }

    @Test
    void whatDoublesOrIsNotKeptIsSaid() {
        var check = new CheckpointsCheck(Optional.of(new FlinkSettings(Map.of(
                "execution.checkpointing.interval", "1 s",
                "execution.checkpointing.mode", "AT_LEAST_ONCE",
                "restart-strategy.type", "none"))));

        assertThat(check.findings())
                .extracting(Finding::level)
                .containsExactly(Level.FAIL, Level.WARN, Level.WARN, Level.WARN);
    }

    @Test
    void ofOneCheckpointAloneNothingBeforeARefusedCommitIsLeft() {
        one(
                kept("execution.checkpointing.num-retained", "1"),
                Level.WARN,
                "only the newest is kept",
                "num-retained: 3");
        ok(kept("execution.checkpointing.num-retained", "2"));
    }

    @Test
    void aJobThatIsRestartedOnceIsNotRestartedTwice() {
        one(kept("restart-strategy.type", "fixed-delay"), Level.WARN, "fails twice", "allow more attempts");
        ok(kept("restart-strategy.type", "fixed-delay", "restart-strategy.fixed-delay.attempts", "100"));
        ok(kept(
                "restart-strategy.type",
                "fixed-delay",
                "restart-strategy.fixed-delay.attempts",
                "100",
                "restart-strategy.fixed-delay.delay",
                "0 s"));
        one(kept("restart-strategy.type", "none"), Level.WARN, "is not restarted", "exponential-delay");
    }

    /** A sane config, but for that. */
    private static CheckpointsCheck kept(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of(
                "execution.checkpointing.interval", "1 s",
                "execution.checkpointing.num-retained", "3",
                "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new CheckpointsCheck(Optional.of(new FlinkSettings(values)));
    }
}
