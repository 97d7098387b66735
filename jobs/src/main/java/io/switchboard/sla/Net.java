package io.switchboard.sla;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what a fold comes to in the end, and tells only where that differs from what was told before: for entries
 * that come too late for their place, and for policies that are published behind an item's back.
 */
final class Net implements Marks {

    private final Map<CycleKey, Map<String, Mark>> reached = new HashMap<>();
    private final Map<CycleKey, Ending> endings = new HashMap<>();

    @Override
    public void reached(Clock clock, Mark mark) {
        reached.computeIfAbsent(clock.key(), key -> new LinkedHashMap<>()).put(mark.level(), mark);
    }

    @Override
    public void cleared(Clock clock, Mark mark) {
        reached.getOrDefault(clock.key(), new HashMap<>()).remove(mark.level());
    }

    @Override
    public void ended(Clock clock, Ending ending) {
        endings.put(clock.key(), ending);
    }

    /**
     * The corrections that make of {@code told} what is true.
     *
     * @param now the fold after all entries
     * @param then the moment that changed it
     * @param cause the event or publication
     */
    List<Cycle> settle(List<Cycle> told, Fold now, Then then, String cause, Teller teller) {
        Map<CycleKey, Cycle> before = new LinkedHashMap<>();
        told.forEach(cycle -> before.put(cycle.key(), cycle));
        List<Cycle> settled = new ArrayList<>();
        for (Clock clock : now.clocks()) {
            Cycle known = before.remove(clock.key());
            settled.add(settle(known == null ? Cycle.of(clock) : known.with(clock), then, cause, teller));
        }
        for (Cycle gone : before.values()) {
            settled.add(settle(gone.with(gone.clock().vanished()), then, cause, teller));
        }
        return settled;
    }

    private Cycle settle(Cycle before, Then then, String cause, Teller teller) {
        return settleEnding(settleLevels(before, then, cause, teller), then, teller);
    }

    private Cycle settleLevels(Cycle before, Then then, String cause, Teller teller) {
        Map<String, Mark> marks = reached.getOrDefault(before.key(), Map.of());
        Cycle cycle = before;
        for (Told told : before.told()) {
            Mark mark = marks.get(told.name());
            if (told.live() && mark == null) {
                cycle = teller.withdraw(cycle, then.fold().mark(cycle.key(), told, then.at(), cause), cause);
            } else if (told.live() && !isSaid(mark, told)) {
                cycle = teller.move(cycle, mark, cause);
            }
        }
        for (Mark mark : marks.values()) {
            Told told = before.told(mark.level());
            if (told == null || !told.live()) {
                cycle = teller.add(cycle, mark, cause);
            }
        }
        return cycle;
    }

    private static boolean isSaid(Mark mark, Told told) {
        return told.print() == mark.print() || told.print() == mark.firstPrint();
    }

    private Cycle settleEnding(Cycle cycle, Then then, Teller teller) {
        Ending ending = endings.get(cycle.key());
        if (ending != null) {
            boolean said = isSaid(cycle.outcome(), ending);
            return said ? cycle : teller.end(cycle, ending);
        }
        if (cycle.outcome() == 0) {
            return cycle;
        }
        Clock clock = then.fold().rack().find(cycle.key());
        return teller.withdrawEnd(
                cycle,
                Ending.withdrawn(
                        clock == null ? cycle.clock() : clock, then.fold().item(), then.at()));
    }

    private static boolean isSaid(long print, Ending ending) {
        return print == ending.print() || print == ending.earlierPrint() || print == ending.firstPrint();
    }
}
