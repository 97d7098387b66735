package io.switchboard.risk;

/**
 * What a clock was when its stage was asked about, and the answer: what is learned from when it has ended.
 *
 * @param base with {@code segments} and {@code survival}: what was known of its segments, in logits
 * @param logit the answer, before its correction
 * @param probability the answer that was given
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Asked(
        Glimpse glimpse,
        Stage stage,
        double base,
        double[] segments,
        double survival,
        double logit,
        double probability) {

    Layout.Known known() {
        return new Layout.Known(base, segments, survival);
    }
}
