package io.switchboard.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether Flink commits at all, and keeps what a lost job can go on from.
 *
 * @param flink empty if it is not known
 */
record CheckpointsCheck(Optional<FlinkSettings> flink) implements Check {

    private static final String NAME = "checkpoints";

    @Override
    public List<Finding> findings() {
        return flink.map(CheckpointsCheck::of)
                .orElse(List.of(Finding.skipped(
                        NAME, "no Flink answers", "start it, name one with --jobmanager, or give --flink-conf")));
    }

    private static List<Finding> of(FlinkSettings flink) {
        if (flink.interval().isEmpty()) {
            return List.of(Finding.fail(
                    NAME, "there are none", "nothing is ever committed; set execution.checkpointing.interval"));
        }
        List<Finding> findings = new ArrayList<>();
        if (!flink.isExactlyOnce()) {
            findings.add(Finding.fail(
                    NAME,
                    "they are at least once",
                    "records come twice; set execution.checkpointing.mode: EXACTLY_ONCE"));
        }
        if (!flink.keepsCheckpoints()) {
            findings.add(Finding.warn(
                    NAME,
                    "a cancelled job's are deleted",
                    "set execution.checkpointing.externalized-checkpoint-retention: RETAIN_ON_CANCELLATION"));
        }
        if (flink.retained() < 2) {
            findings.add(
                    Finding.warn(
                            NAME,
                            "only the newest is kept",
                            "after a refused commit one goes on from the one before; set execution.checkpointing.num-retained: 3"));
        }
        if (flink.restartsOnce()) {
            findings.add(
                    Finding.warn(
                            NAME,
                            "a job that fails twice is not restarted",
                            "its transaction is left open; set restart-strategy.type: exponential-delay, or allow more attempts"));
        }
        if (!flink.restarts()) {
            findings.add(Finding.warn(
                    NAME,
                    "a job that fails is not restarted",
                    "its transaction is left open; set restart-strategy.type: exponential-delay"));
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(NAME, "every %s, exactly once, kept".formatted(said(flink))))
                : findings;
    }

    private static String said(FlinkSettings flink) {
        return flink.interval().orElseThrow().toMillis() / 1000.0 + " s";
    }
}
