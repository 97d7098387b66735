package io.switchboard.quality;

/** What a value is counted in. */
public enum Unit {
    COUNT,
    /** From 0 to 1. */
    RATIO,
    MILLISECONDS,
    /** From -100 to 100. */
    NPS,
    /** On the scale that was asked for. */
    SCORE
}
