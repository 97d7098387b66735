package io.switchboard.health;

/**
 * What a customer comes about.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param contacts7d items opened within 7 days
 */
public record Issue(String category, int contacts7d) {}
