package io.switchboard.sla;

import java.util.List;

/**
 * What one subtask has counted, in the order of the minutes.
 *
 * <p>This record is Flink state: see docs/state.md.
 */
public record ArmedMinutes(List<ArmedMinute> minutes) {}
