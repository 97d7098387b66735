package io.switchboard.health;

/**
 * How a cycle of a clock ended. Times are epoch milliseconds.
 *
 * @param cycle names it, with its item, clock and policy
 * @param revision from 1; the highest is the truth
 * @param breachedAt when the promise was broken; 0 if it was not, or does not count
 */
public record CycleWord(String cycle, String itemId, int revision, long breachedAt, long endedAt) {}
