package io.switchboard.audit;

/**
 * What is new of a minute.
 *
 * @param minute its start, in epoch milliseconds
 * @param told so many breaches more stand, or fewer
 * @param counted what a final row says of the minute; null where this is no row
 * @param escalationId of the one that stands or does so no more; null of a row
 */
public record Tally(long minute, long told, Double counted, String escalationId) {

    /** A row of {@code breaches} that nothing can change any more. */
    public static Tally counted(long minute, double breaches) {
        return new Tally(minute, 0, breaches, null);
    }
}
