package io.switchboard.quality;

/**
 * What of an item counts in the windows around one instant. Taken back, it is the same with the counters negated.
 *
 * @param at in epoch milliseconds
 * @param subject what is told apart within a dimension: a clock, or {@link #SOLVED} for the second period of surveys; null
 *     for all together
 */
public record Counted(String itemId, long at, Traits traits, String subject, Counters counters) {

    /** The period in which the item was solved, not that in which the customer answered. */
    public static final String SOLVED = "solved";
}
