package io.switchboard.surge;

/**
 * What is remembered of the arrivals of a region and category: sums that tell, arrival by arrival, how much likelier a
 * change is than none (CUSUM of the log-likelihood ratio).
 *
 * @param lastAt of the last look, epoch milliseconds
 * @param half for half as many again
 * @param triple for three times as many
 * @param third for a third
 * @param upSince when {@code half} or {@code triple} was 0 last: the estimate of the onset
 * @param downSince the same of {@code third}
 * @param observed arrivals, decayed
 * @param expected by the profile alone, decayed
 * @param open the surge that was told and not released; null if none
 * @param excess arrivals since {@code upSince} beyond those that were usual
 */
public record ArrivalWatch(
        long lastAt,
        double half,
        double triple,
        double third,
        long upSince,
        long downSince,
        double observed,
        double expected,
        Surge.Kind open,
        double excess) {

    public static ArrivalWatch from(long at) {
        return new ArrivalWatch(at, 0, 0, 0, at, at, 0, 0, null, 0);
    }

    /** The same, and so much was observed and expected, decayed. */
    ArrivalWatch learned(double nowObserved, double nowExpected) {
        return new ArrivalWatch(
                lastAt, half, triple, third, upSince, downSince, nowObserved, nowExpected, open, excess);
    }

    /** The same, and that was told; null for the release. */
    ArrivalWatch told(Surge.Kind kind) {
        return new ArrivalWatch(lastAt, half, triple, third, upSince, downSince, observed, expected, kind, excess);
    }
}
