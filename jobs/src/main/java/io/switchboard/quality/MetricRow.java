package io.switchboard.quality;

import java.time.Instant;

/**
 * A figure of one window. The highest revision of (grain, windowStart, dimension, member, subject, metric, formula) is the
 * truth; the deltas of all its revisions add up to numerator and denominator.
 *
 * @param grain PT1M, PT1H or P1D
 * @param subject a clock, or {@link Counted#SOLVED}; null for all together
 * @param value null where there is nothing to divide by, or where it is withheld
 * @param remark why the value is null, not simply the quotient, or not to be relied on: SMALL_N, SHRUNK, FEW; null for none
 */
public record MetricRow(
        String grain,
        Instant windowStart,
        Instant windowEnd,
        String dimension,
        String member,
        String subject,
        Family family,
        String metric,
        String formula,
        Unit unit,
        Double value,
        Double lower,
        Double upper,
        double numerator,
        double denominator,
        double numeratorDelta,
        double denominatorDelta,
        Percentiles percentiles,
        String remark,
        int revision,
        boolean last) {

    /** Too few to say anything of. */
    public static final String SMALL_N = "SMALL_N";

    /** Of so few that its interval is what it says; the value is told all the same, since nobody was asked: it is all there was. */
    public static final String FEW = "FEW";

    /** Drawn towards what is expected. */
    public static final String SHRUNK = "SHRUNK";

    /** So that all revisions of a row are in one partition. */
    public String key() {
        return dimension + "/" + member;
    }
}
