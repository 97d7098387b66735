package io.switchboard.surge;

/**
 * Arrivals of a key are not what they use to be, or are so again; or what is known of that, or done about it.
 *
 * @param onsetAt when it began, as far as the arrivals tell; of help, when what is told of it began. Epoch milliseconds
 * @param detectedAt when it was found, or decided; epoch milliseconds
 * @param level of the day in parts of the profile, by which arrivals were expected; 0 of help
 */
public record Surge(Kind kind, long onsetAt, long detectedAt, double level) {

    /** What became of the arrivals, and what was done about it. */
    public enum Kind {
        /** Half as many again or more. */
        FLOOD,
        /** A third or fewer: a telephony outage looks like this. */
        COLLAPSE,
        /** As expected again. */
        RELEASED,
        /** Of a flood that was told it is known how wide it is, see {@link Scope}. */
        ATTRIBUTED,
        /** Another pool helps one of the place. */
        HELP_OPENED,
        /** It does so with an item, the first since it was opened. */
        FIRST_HELPED,
        HELP_CLOSED
    }
}
