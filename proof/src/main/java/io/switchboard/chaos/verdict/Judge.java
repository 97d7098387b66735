package io.switchboard.chaos.verdict;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.oracle.Expected;
import java.util.List;

/** Compares what was committed with what should have been. */
public final class Judge {

    private Judge() {}

    /**
     * The verdict on one run.
     *
     * @param duplicatesAllowed an older checkpoint was restored: what it wrote again is folded if it says the same
     */
    public static Verdict judge(
            List<Sent> log, Expected expected, Observed observed, Passage passage, boolean duplicatesAllowed) {
        return new Verdict(0, 0, 0, 0, 0, 0, 0, 0, "");
    }
}
