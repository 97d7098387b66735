package io.switchboard.chaos.verdict;

/**
 * A committed record as a reader saw it.
 *
 * @param seenAtMs in wall time since the run began
 */
public record Seen<T>(T value, int partition, long offset, long seenAtMs) {}
