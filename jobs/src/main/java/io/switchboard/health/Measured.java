package io.switchboard.health;

/**
 * What was measured of a resource.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param share 0 to 1
 */
public record Measured(String measure, double share) {}
