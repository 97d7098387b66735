package io.switchboard.sla;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what a fold comes to in the end, and tells only where that differs from what was told before: for entries
 * that come too late for their place.
 */
final class Net implements Marks {

    private final Map<Integer, Map<Integer, Mark>> reached = new HashMap<>();
    private final Map<Integer, Ending> endings = new HashMap<>();

    @Override
    public void reached(int place, Clock clock, Mark mark) {
        reached.computeIfAbsent(place, clocks -> new HashMap<>()).put(mark.level(), mark);
    }

    @Override
    public void cleared(int place, Clock clock, Mark mark) {
        reached.computeIfAbsent(place, clocks -> new HashMap<>()).remove(mark.level());
    }

    @Override
    public void ended(int place, Clock clock, Ending ending) {
        endings.put(place, ending);
    }

    /**
     * The corrections that make of {@code told} what is true.
     *
     * @param now the fold after all entries
     * @param then the fold just after the late entry
     */
    List<Cycle> settle(List<Cycle> told, Fold now, Fold then, Entry late, Teller teller) {
        List<Cycle> settled = new ArrayList<>();
        for (int place = 0; place < now.clocks().size(); place++) {
            Clock clock = now.clocks().get(place);
            Cycle before = place < told.size() ? told.get(place).with(clock) : Cycle.of(clock);
            Cycle cycle = settleLevels(before, place, then, late, teller);
            settled.add(settleEnding(cycle, place, then, late, teller));
        }
        return settled;
    }

    private Cycle settleLevels(Cycle before, int place, Fold then, Entry late, Teller teller) {
        Map<Integer, Mark> marks = reached.getOrDefault(place, Map.of());
        Cycle cycle = before;
        for (int i = 1; i <= Integer.SIZE; i++) {
            int level = i % Integer.SIZE;
            Mark mark = marks.get(level);
            Told told = before.told(level);
            boolean live = told != null && told.live();
            if (live && mark == null) {
                cycle = teller.withdraw(cycle, then.mark(place, level, late.at()), late.eventId());
            } else if (live && mark.print() != told.print()) {
                cycle = teller.move(cycle, mark, late.eventId());
            } else if (!live && mark != null) {
                cycle = teller.add(cycle, mark, late.eventId());
            }
        }
        return cycle;
    }

    private Cycle settleEnding(Cycle cycle, int place, Fold then, Entry late, Teller teller) {
        Ending ending = endings.get(place);
        if (ending == null) {
            return cycle.outcome() == 0
                    ? cycle
                    : teller.withdrawEnd(cycle, Ending.withdrawn(then.clocks().get(place), then.item(), late.at()));
        }
        return cycle.outcome() == ending.print() ? cycle : teller.end(cycle, ending);
    }
}
