package io.switchboard.audit;

import io.switchboard.sla.Tracking.ClockState;
import io.switchboard.sla.Tracking.ToldLevel;
import java.util.List;

/**
 * What an item says that was told of one of its cycles.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at the time for which the item says so, in epoch milliseconds
 * @param heads the last record of each level
 * @param outcomes how many there were
 */
public record Standing(long at, List<ToldLevel> heads, int outcomes) {

    static Standing of(ClockState clock, long at) {
        return new Standing(at, clock.told(), clock.outcomes());
    }

    /** Of a cycle that the item does not show: nothing stands of what was told. */
    static Standing nothing(long at) {
        return new Standing(at, List.of(), 0);
    }
}
