package io.switchboard.sla;

/**
 * How many items have their next alarm in one minute.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param minute since the epoch
 */
public record ArmedMinute(long minute, long items) {}
