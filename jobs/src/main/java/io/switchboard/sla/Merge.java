package io.switchboard.sla;

/**
 * A ticket was merged into another one.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at epoch milliseconds
 */
public record Merge(String into, long at) {}
