package io.switchboard.routing;

/**
 * One pool begins to help another, has an item of it for the first time since, or helps it no more.
 *
 * @param pool that is helped
 * @param helper the pool whose agents help
 * @param itemId the item that an agent of the helper was chosen for; null unless it is the first one
 * @param since when help opened; when it is over, since when the queues have been alike. Epoch milliseconds, as {@code at}
 */
public record HelpTurn(Kind kind, String pool, String helper, String itemId, long since, long at) {

    /** In the order in which they come. */
    public enum Kind {
        /** Told at the moment at which the queues call for it: what is decided has no past. */
        OPENED,
        /** Once for each opening, and not for each item. */
        FIRST_HELPED,
        CLOSED
    }
}
