package io.switchboard.routing;

/**
 * Whether the agents of one pool help another.
 *
 * @param flooded the pool that may be helped
 * @param helper the pool whose agents may help it
 */
public record KeptHelp(String flooded, String helper, Sharing sharing) {

    /** Of its place in the state. */
    String key() {
        return key(flooded, helper);
    }

    static String key(String flooded, String helper) {
        return flooded + " < " + helper;
    }
}
