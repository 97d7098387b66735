package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.Fault;
import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.verdict.Verdict;
import java.util.List;

/**
 * What became of one seed.
 *
 * @param verdict null where it did not come to one
 * @param trouble why not; null where it did
 * @param records written to the input topics
 * @param rewinds how often a checkpoint before the newest was restored
 * @param refusals how often that was because the brokers had refused a commit
 * @param longestCheckpointMs of the completed ones that were looked at, twice a second
 */
record Played(
        Schedule schedule,
        Verdict verdict,
        String trouble,
        int records,
        List<Struck> struck,
        int rewinds,
        int refusals,
        long longestCheckpointMs,
        long tookMs) {

    /**
     * A fault that was really done.
     *
     * @param recoveredMs until something was seen that was due after it had begun; -1 for never
     */
    record Struck(Fault fault, long beganMs, long undoneMs, long recoveredMs) {}

    boolean held() {
        return verdict != null && verdict.holds();
    }

    /** One line. */
    String inWords() {
        String head = "seed %d, %s: %,d records, %d faults, %.0f s: "
                .formatted(schedule.seed(), schedule.flavour(), records, struck.size(), tookMs / 1e3);
        if (verdict == null) {
            return head + "NO VERDICT: " + trouble;
        }
        return head
                + "%s: %,d expected, %d lost, %d unexpected, %d different, %d duplicated, %d early, %,d told again, latest %.1f s"
                        .formatted(
                                held() ? "held" : "BROKEN",
                                verdict.expected(),
                                verdict.lost(),
                                verdict.unexpected(),
                                verdict.different(),
                                verdict.duplicated(),
                                verdict.early(),
                                verdict.folded(),
                                verdict.worstLatenessMs() / 1e3);
    }
}
