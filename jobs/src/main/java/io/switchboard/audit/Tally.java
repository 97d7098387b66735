package io.switchboard.audit;

/**
 * What is new of a minute.
 *
 * @param minute its start, in epoch milliseconds
 * @param told so many more stand, or fewer
 * @param inTime so many more ended in time, or fewer; 0 of breaches
 * @param counted what a final row says of the minute; null where this is no row
 * @param countedInTime how many of them in time; null of breaches, and where this is no row
 * @param id of the one that stands or does so no more: an escalation, or a cycle; null of a row
 */
public record Tally(long minute, long told, long inTime, Double counted, Double countedInTime, String id) {

    static Tally breach(long minute, String escalationId) {
        return new Tally(minute, 1, 0, null, null, escalationId);
    }

    static Tally end(long minute, boolean inTime, String cycle) {
        return new Tally(minute, 1, inTime ? 1 : 0, null, null, cycle);
    }

    /** It stands no more. */
    Tally takenBack() {
        return new Tally(minute, -told, -inTime, counted, countedInTime, id);
    }

    /** A row of {@code breaches} that nothing can change any more. */
    public static Tally counted(long minute, double breaches) {
        return new Tally(minute, 0, 0, breaches, null, null);
    }

    /** A row of cycles that {@code ended}, which nothing can change any more. */
    public static Tally counted(long minute, double ended, double inTime) {
        return new Tally(minute, 0, 0, ended, inTime, null);
    }
}
