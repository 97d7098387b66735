package io.switchboard.routing;

/**
 * A ticket, chat or call that waits for somebody.
 *
 * @param enteredAt epoch milliseconds; its waiting time, its plan and the ageing bound count from here
 * @param agedFrom epoch milliseconds; its routing age counts from here, later than entry by what was paused
 */
public record Item(String id, long enteredAt, long agedFrom, Need need, Promise promise, Background background) {

    public static Item entering(String id, long at, Need need, Promise promise, Background background) {
        return new Item(id, at, at, need, promise, background);
    }
}
