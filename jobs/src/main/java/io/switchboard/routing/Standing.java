package io.switchboard.routing;

/**
 * How an agent stands today; it changes by events only.
 *
 * @param quality shrunk mean of quality reviews and CSAT, 0 to 1
 * @param voiceMos mean opinion score of the agent's line, 1 to 4.4
 * @param occupancy share of the last 8 hours spent on items, 0 to 1
 * @param shiftEndsAt epoch milliseconds
 */
public record Standing(double quality, double voiceMos, double occupancy, long shiftEndsAt) {

    /** Of an agent of whom nothing is known, whose shift does not end. */
    public static final Standing UNKNOWN = new Standing(0.5, 4.4, 0.5, Long.MAX_VALUE);
}
