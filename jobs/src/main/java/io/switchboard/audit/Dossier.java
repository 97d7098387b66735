package io.switchboard.audit;

import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Tracking.ClockState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * All that readers see of one item: what was told of each cycle of its clocks, and what the item itself says that was told.
 * In which order escalations and outcomes are read does not matter; of the item the last word counts.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param standsAt the time of the item's last word, in epoch milliseconds; null while there is none that tells of records
 */
public record Dossier(String itemId, List<CycleFile> cycles, Long standsAt) {

    public static Dossier of(String itemId) {
        return new Dossier(itemId, List.of(), null);
    }

    public Dossier with(Escalation told) {
        return with(told.policyId(), told.clock(), told.cycle(), file -> file.with(Word.of(told)));
    }

    public Dossier with(Outcome ended) {
        return with(ended.policyId(), ended.clock(), ended.cycle(), file -> file.with(End.of(ended)));
    }

    /** Cycles that the item does not show any more have turned out never to have been. */
    public Dossier with(Tracking item) {
        if (item.clocks().stream().anyMatch(clock -> clock.told() == null)) {
            return this; // written by a release that does not tell
        }
        long at = item.at().toEpochMilli();
        Dossier next = new Dossier(
                itemId,
                cycles.stream().map(file -> file.with(Standing.nothing(at))).toList(),
                at);
        for (ClockState clock : item.clocks()) {
            next = next.with(clock.policyId(), clock.clock(), clock.cycle(), file -> file.with(Standing.of(clock, at)));
        }
        return next;
    }

    private Dossier with(String policyId, String clock, String cycle, UnaryOperator<CycleFile> change) {
        List<CycleFile> all = new ArrayList<>(cycles);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isOf(policyId, clock, cycle)) {
                all.set(i, change.apply(all.get(i)));
                return new Dossier(itemId, all, standsAt);
            }
        }
        CycleFile opened = CycleFile.of(policyId, clock, cycle);
        all.add(change.apply(standsAt == null ? opened : opened.with(Standing.nothing(standsAt))));
        return new Dossier(itemId, all, standsAt);
    }

    /** By how many breaches more or fewer stand in which minute than stood in {@code before}. */
    List<Tally> breachesSince(Dossier before) {
        Map<Long, Long> more = new TreeMap<>();
        breachMinutes().forEach(minute -> more.merge(minute, 1L, Long::sum));
        before.breachMinutes().forEach(minute -> more.merge(minute, -1L, Long::sum));
        return more.entrySet().stream()
                .filter(each -> each.getValue() != 0)
                .map(each -> new Tally(each.getKey(), each.getValue(), null))
                .toList();
    }

    private List<Long> breachMinutes() {
        return cycles.stream().flatMap(CycleFile::breachMinutes).toList();
    }

    /** In the order in which the cycles were first heard of; none if all agrees. */
    public List<Difference> differences() {
        return cycles.stream()
                .flatMap(file -> file.differences(itemId).stream())
                .toList();
    }
}
