package io.switchboard.health;

import io.switchboard.event.HealthSignal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a customer beside the profile. Times are epoch milliseconds.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param items by type and id
 * @param cycles of clocks with a broken promise, or of which that was taken back
 * @param agents who had an item, and when last
 * @param waiting measurements whose time has not come
 * @param resources the last measurement of each
 * @param followed the last case; null for none
 * @param told what was told last; null for nothing
 * @param at the time of that
 * @param passed how far time had come when this was written
 * @param armed for when the timer is set; 0 for none
 */
public record CustomerFile(
        Map<String, KnownItem> items,
        Map<String, KnownCycle> cycles,
        Map<String, Long> agents,
        Answer nps,
        Answer csat,
        List<HealthSignal> waiting,
        Map<String, HealthSignal> resources,
        Watch watch,
        Followed followed,
        CustomerHealth told,
        long at,
        long passed,
        long armed) {

    static final CustomerFile EMPTY = new CustomerFile(
            Map.of(), Map.of(), Map.of(), null, null, List.of(), Map.of(), Watch.QUIET, null, null, 0, 0, 0);

    public CustomerFile {
        items = Map.copyOf(Objects.requireNonNullElse(items, Map.of()));
        cycles = Map.copyOf(Objects.requireNonNullElse(cycles, Map.of()));
        agents = Map.copyOf(Objects.requireNonNullElse(agents, Map.of()));
        waiting = List.copyOf(Objects.requireNonNullElse(waiting, List.of()));
        resources = Map.copyOf(Objects.requireNonNullElse(resources, Map.of()));
        watch = Objects.requireNonNullElse(watch, Watch.QUIET);
    }
}
