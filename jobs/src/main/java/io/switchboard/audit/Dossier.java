package io.switchboard.audit;

import io.switchboard.event.ItemType;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Tracking.ClockState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that readers see of one item: what was told of each cycle of its clocks, and what the item itself says that was told.
 * In which order escalations and outcomes are read does not matter; of the item the last word counts.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param shownBy whose word there is: a ticket's, a call's, or both; none while nobody tells
 * @param standsAt the time of the last word, in epoch milliseconds
 */
public record Dossier(String itemId, List<CycleFile> cycles, List<ItemType> shownBy, long standsAt) {

    public static Dossier of(String itemId) {
        return new Dossier(itemId, List.of(), List.of(), 0);
    }

    public Dossier with(Escalation told) {
        return with(told.policyId(), told.clock(), told.cycle(), file -> file.with(Word.of(told)));
    }

    public Dossier with(Outcome ended) {
        return with(ended.policyId(), ended.clock(), ended.cycle(), file -> file.with(End.of(ended)));
    }

    /**
     * Cycles that the item does not show any more have turned out never to have been. A ticket and a call may have the same id:
     * each speaks for its own cycles, and of those that neither has shown nobody knows whose they are.
     */
    public Dossier with(Tracking item) {
        if (item.clocks().stream().anyMatch(clock -> clock.told() == null)) {
            return silent(item.type());
        }
        long at = item.at().toEpochMilli();
        ItemType type = item.type();
        List<ItemType> speaking = shownBy.contains(type)
                ? shownBy
                : Stream.concat(shownBy.stream(), Stream.of(type)).toList();
        Dossier next = new Dossier(
                itemId,
                cycles.stream()
                        .map(file -> file.type() == null
                                ? file.standing(unshown(speaking, at))
                                : file.type() == type ? file.standing(Standing.nothing(at)) : file)
                        .toList(),
                speaking,
                at);
        for (ClockState clock : item.clocks()) {
            next = next.with(
                    clock.policyId(), clock.clock(), clock.cycle(), file -> file.shownBy(type, Standing.of(clock, at)));
        }
        return next;
    }

    /** Its last word comes from a release that does not say what was told. */
    private Dossier silent(ItemType type) {
        return new Dossier(
                itemId,
                cycles.stream()
                        .map(file -> file.type() == null || file.type() == type ? file.standing(null) : file)
                        .toList(),
                shownBy.stream().filter(other -> other != type).toList(),
                standsAt);
    }

    private static Standing unshown(List<ItemType> speaking, long at) {
        return speaking.size() == 1 ? Standing.nothing(at) : null;
    }

    private Dossier with(String policyId, String clock, String cycle, UnaryOperator<CycleFile> change) {
        List<CycleFile> all = new ArrayList<>(cycles);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isOf(policyId, clock, cycle)) {
                all.set(i, change.apply(all.get(i)));
                return new Dossier(itemId, all, shownBy, standsAt);
            }
        }
        CycleFile opened = CycleFile.of(policyId, clock, cycle);
        all.add(change.apply(opened.standing(unshown(shownBy, standsAt))));
        return new Dossier(itemId, all, shownBy, standsAt);
    }

    /** Which breaches stand that did not stand in {@code before}, and which do so no more. */
    List<Tally> breachesSince(Dossier before) {
        Map<String, Long> now = breaches();
        Map<String, Long> then = before.breaches();
        List<Tally> tallies = new ArrayList<>();
        then.forEach((id, minute) -> {
            if (!now.containsKey(id)) {
                tallies.add(Tally.breach(minute, id).takenBack());
            }
        });
        now.forEach((id, minute) -> {
            if (!then.containsKey(id)) {
                tallies.add(Tally.breach(minute, id));
            }
        });
        return tallies;
    }

    /** Their minutes by their ids. */
    private Map<String, Long> breaches() {
        Map<String, Long> breaches = new TreeMap<>();
        cycles.stream().flatMap(CycleFile::breaches).forEach(word -> breaches.put(word.id(), Minute.start(word.at())));
        return breaches;
    }

    /**
     * Which cycles have ended that had not in {@code before}, which had and have not, and which did elsewhere or otherwise.
     *
     * @param settledMs how far apart the ends of a cycle are when it ended twice, and was not corrected
     */
    List<Tally> endsSince(Dossier before, long settledMs) {
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < cycles.size(); i++) {
            Tally now = cycles.get(i).end(itemId, settledMs);
            Tally then = i < before.cycles.size() ? before.cycles.get(i).end(itemId, settledMs) : null;
            if (Objects.equals(now, then)) {
                continue;
            }
            if (then != null) {
                tallies.add(then.takenBack());
            }
            if (now != null) {
                tallies.add(now);
            }
        }
        return tallies;
    }

    /** In the order in which the cycles were first heard of; none if all agrees. */
    public List<Difference> differences() {
        return cycles.stream()
                .flatMap(file -> file.differences(itemId).stream())
                .toList();
    }
}
