package io.switchboard.health;

/**
 * What one part takes from a score: value times weight.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param value 0 (nothing to complain of) to 1
 * @param weight 0 to 1; those of all parts add up to 1
 */
public record PartValue(String part, double value, double weight) {}
