package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.Fault;
import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.mutant.Mutant;
import io.switchboard.chaos.verdict.Verdict;
import java.util.List;

/**
 * What became of one game.
 *
 * @param verdict null where it did not come to one
 * @param trouble why not; null where it did
 * @param stuck that is since the cluster was well again and the job was not
 * @param records written to the input topics
 * @param rewinds how often a checkpoint before the newest was restored
 * @param refusals how often that was because the brokers had refused a commit
 * @param longestCheckpointMs of the completed ones that were looked at, twice a second
 */
record Played(
        Game game,
        Verdict verdict,
        String trouble,
        boolean stuck,
        int records,
        List<Struck> struck,
        int rewinds,
        int refusals,
        long longestCheckpointMs,
        long tookMs) {

    /**
     * A fault that was done.
     *
     * @param took whether what it was meant for was there to be hurt, and met it
     * @param recoveredMs until something was seen that was due after it had begun; -1 for never
     */
    record Struck(Fault fault, boolean took, long beganMs, long undoneMs, long recoveredMs) {}

    /** One that could not be played. */
    static Played none(Game game, String trouble, int records) {
        return new Played(game, null, trouble, false, records, List.of(), 0, 0, 0, 0);
    }

    Schedule schedule() {
        return game.schedule();
    }

    /** Null for the job itself. */
    Mutant mutant() {
        return game.setting().mutant();
    }

    /** Nothing is wrong with what was told. */
    boolean held() {
        return verdict != null && verdict.holds();
    }

    /** Whether there is a result, good or bad. */
    boolean isOver() {
        return verdict != null || stuck;
    }

    /** A job has to hold, and one that breaks its word has to be found out by what it told. */
    boolean asItShould() {
        return mutant() == null ? held() : verdict != null && mutant().isFoundOut(verdict);
    }

    /** One line. */
    String inWords() {
        String head = (mutant() == null ? "" : mutant() + ", ")
                + "seed %d, %s: %,d records, %d faults, %.0f s: "
                        .formatted(schedule().seed(), schedule().flavour(), records, struck.size(), tookMs / 1e3);
        if (verdict == null) {
            return head + (stuck ? "STUCK: " : "NO VERDICT: ") + trouble;
        }
        return head
                + "%s: %,d expected, %d lost, %d unexpected, %d different, %d duplicated, %d early, %d late, %,d told again (%d otherwise), latest %.1f s"
                        .formatted(
                                held() ? "held" : "BROKEN",
                                verdict.expected(),
                                verdict.lost(),
                                verdict.unexpected(),
                                verdict.different(),
                                verdict.duplicated(),
                                verdict.early(),
                                verdict.late(),
                                verdict.folded(),
                                verdict.retold(),
                                verdict.worstLatenessMs() / 1e3);
    }
}
