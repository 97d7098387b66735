package io.switchboard.wire;

/**
 * How far the stamps of one partition have come.
 *
 * <p>This record is Flink state. Components may be added, and then tolerate null or 0; never renamed, retyped or moved
 * to another class. See docs/state.md.
 *
 * @param newest the latest time of an event or heartbeat that was read there, in epoch milliseconds
 */
public record Tide(int partition, long newest) {}
