package io.switchboard.intake;

/**
 * How likely a clock of an item is to be breached.
 *
 * @param clock which one: see {@link #clock(String, String, String)}
 * @param at when that was so, epoch milliseconds
 * @param probability 0 to 1
 */
public record Odds(String clock, long at, double probability) {

    /** What one cycle of one clock of an item is called here. */
    public static String clock(String policyId, String clock, String cycle) {
        return policyId + "/" + clock + "/" + cycle;
    }
}
