package io.switchboard.risk;

import java.util.List;

/**
 * How likely a clock is to be breached, and why.
 *
 * @param glimpse what was asked about
 * @param stage the last one that the clock has come to
 * @param first whether this is the question of that stage
 * @param probability 0 to 1
 * @param base what it would be of an average clock: the logit of {@code probability} is that of {@code base} and all
 *     {@code reasons}
 * @param reasons what each fact adds, in logits, the largest first
 * @param pace what of clocks of its kind, still open with this share used, are breached; by how fast they were fulfilled
 * @param kind of which clocks that is said
 * @param learned from how many stages of ended clocks the model had learned
 * @param layout which numbers it weighs: with the policy, the clock and {@code learned} the version of its weights; null
 *     when told by an earlier release
 * @param call null unless somebody is called by this, or that is over
 */
public record Prediction(
        Glimpse glimpse,
        Stage stage,
        boolean first,
        double probability,
        double base,
        List<Reason> reasons,
        double pace,
        String kind,
        long learned,
        String layout,
        Call call) {

    /** What one fact adds to the logit, against an average clock. */
    public record Reason(String about, String value, double weight) {}

    /** Whether somebody is called. */
    public enum Call {
        RAISED,
        CLEARED
    }
}
