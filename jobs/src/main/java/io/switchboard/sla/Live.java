package io.switchboard.sla;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what a fold comes upon as it goes: for entries that come in their order. */
final class Live implements Marks {

    private final Teller teller;
    private final Map<CycleKey, Cycle> cycles = new LinkedHashMap<>();

    Live(List<Cycle> cycles, Teller teller) {
        cycles.forEach(cycle -> this.cycles.put(cycle.key(), cycle));
        this.teller = teller;
    }

    @Override
    public void reached(Clock clock, Mark mark) {
        Cycle cycle = cycle(clock);
        boolean first = cycle.told(mark.level()) == null;
        keep(first ? teller.raise(cycle, mark) : teller.add(cycle, mark, mark.because()));
    }

    @Override
    public void cleared(Clock clock, Mark mark) {
        Cycle cycle = cycle(clock);
        Told told = cycle.told(mark.level());
        if (told != null && told.live()) {
            keep(teller.withdraw(cycle, mark, mark.because()));
        }
    }

    @Override
    public void ended(Clock clock, Ending ending) {
        keep(teller.end(cycle(clock), ending));
    }

    /** The clocks as they stand now with all that was ever told of them, and what was told of those that are gone. */
    List<Cycle> cycles(List<Clock> clocks) {
        List<Cycle> all = new ArrayList<>();
        for (Clock clock : clocks) {
            all.add(cycle(clock));
            cycles.remove(clock.key());
        }
        all.addAll(cycles.values());
        return List.copyOf(all);
    }

    private Cycle cycle(Clock clock) {
        Cycle known = cycles.get(clock.key());
        return known == null ? Cycle.of(clock) : known.with(clock);
    }

    private void keep(Cycle cycle) {
        cycles.put(cycle.key(), cycle);
    }
}
