package io.switchboard.health;

/**
 * A cycle of a clock as its highest revision has it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param breachedAt epoch milliseconds; 0 if no promise was broken, after all
 * @param endedAt epoch milliseconds
 */
public record KnownCycle(int revision, long breachedAt, long endedAt) {

    boolean isBreached() {
        return breachedAt != 0;
    }

    /** From when its time counts. */
    long at() {
        return isBreached() ? breachedAt : endedAt;
    }
}
