package io.switchboard.wire;

/**
 * The highest stamp that was read in a partition.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param highest epoch milliseconds
 */
public record Tidemark(int partition, long highest) {}
