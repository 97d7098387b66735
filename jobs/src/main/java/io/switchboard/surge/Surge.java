package io.switchboard.surge;

/**
 * Arrivals of a key are not what they use to be, or are so again.
 *
 * @param onsetAt when it began, as far as the arrivals tell; epoch milliseconds
 * @param detectedAt epoch milliseconds
 * @param level of the day in parts of the profile, by which arrivals were expected
 */
public record Surge(Kind kind, long onsetAt, long detectedAt, double level) {

    /** What became of the arrivals. */
    public enum Kind {
        /** Half as many again or more. */
        FLOOD,
        /** A third or fewer: a telephony outage looks like this. */
        COLLAPSE,
        /** As expected again. */
        RELEASED
    }
}
