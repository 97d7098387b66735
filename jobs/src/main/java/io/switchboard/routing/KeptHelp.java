package io.switchboard.routing;

/**
 * Whether the agents of one pool help another.
 *
 * @param flooded the pool that may be helped
 * @param helper the pool whose agents may help it
 * @param unusedSince when help opened that has reached no item yet, epoch milliseconds; null if there is none, or if it opened
 *     under a release that did not keep it
 */
public record KeptHelp(String flooded, String helper, Sharing sharing, Long unusedSince) {

    /** Nobody helps yet. */
    static KeptHelp closed(String flooded, String helper) {
        return new KeptHelp(flooded, helper, Sharing.CLOSED, null);
    }

    /** It may have opened with that, or closed. */
    KeptHelp with(Sharing next, long at) {
        if (next.open() == sharing.open()) {
            return new KeptHelp(flooded, helper, next, unusedSince);
        }
        return new KeptHelp(flooded, helper, next, next.open() ? at : null);
    }

    /** An item has been helped. */
    KeptHelp used() {
        return new KeptHelp(flooded, helper, sharing, null);
    }

    /** Of its place in the state. */
    String key() {
        return key(flooded, helper);
    }

    static String key(String flooded, String helper) {
        return flooded + " < " + helper;
    }
}
