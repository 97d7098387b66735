package io.switchboard.chaos.verdict;

/**
 * What a run came to.
 *
 * @param expected how many records the oracle expects after the fold
 * @param lost expected and not there after the fold
 * @param unexpected there after the fold and not expected
 * @param different there, with other contents than expected
 * @param duplicated written more than once, by id, revision, event or place of origin
 * @param folded duplicates in a run that restored an older checkpoint and may have them: the one written later counts
 * @param retold those of the folded whose contents differ from those before
 * @param early seen before time had come to them
 * @param late seen more than three minutes after they could be known and nothing was wrong with the cluster any more
 * @param worstLatenessMs wall time from when a record could have been known until it was seen
 * @param firstDifference for a person: both sides and the item's log; empty when there is none
 */
public record Verdict(
        int expected,
        int lost,
        int unexpected,
        int different,
        int duplicated,
        int folded,
        int retold,
        int early,
        int late,
        long worstLatenessMs,
        String firstDifference) {

    /** Nothing lost, nothing twice, nothing early, nothing too late. */
    public boolean holds() {
        return lost + unexpected + different + duplicated + early + late == 0;
    }

    /** The numbers in one line. */
    public String inShort() {
        return "%d expected: %d lost, %d unexpected, %d different, %d duplicated, %d folded (%d told otherwise), %d early, %d late, at worst %d ms"
                .formatted(
                        expected,
                        lost,
                        unexpected,
                        different,
                        duplicated,
                        folded,
                        retold,
                        early,
                        late,
                        worstLatenessMs);
    }
}
