package io.switchboard.intake;

import io.switchboard.sla.Tracking.ClockState;

/**
 * A clock of an item that has not ended.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param clock which one: see {@link Odds#clock}
 * @param dueAt epoch milliseconds; 0 while it does not run, or if nothing is promised
 */
public record Live(String clock, Duty duty, long dueAt) {

    static Live of(ClockState state) {
        return new Live(
                Odds.clock(state.policyId(), state.clock(), state.cycle()),
                Duty.of(state.clock()),
                state.dueAt() == null ? 0 : state.dueAt().toEpochMilli());
    }

    boolean isDueBy(Duty which) {
        return duty == which && dueAt != 0;
    }
}
