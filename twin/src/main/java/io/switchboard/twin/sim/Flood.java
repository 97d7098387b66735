package io.switchboard.twin.sim;

/**
 * For a while more contacts come, or fewer.
 *
 * @param kind place of the class; {@link #ALL} for all of them
 * @param fromMillis from the beginning, as {@code untilMillis}
 * @param factor of the rate
 */
record Flood(int kind, long fromMillis, long untilMillis, double factor) {

    static final int ALL = -1;

    boolean concerns(int of, double at) {
        return (kind == ALL || kind == of) && at >= fromMillis && at < untilMillis;
    }
}
