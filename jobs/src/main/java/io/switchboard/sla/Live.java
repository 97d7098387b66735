package io.switchboard.sla;

import java.util.ArrayList;
import java.util.List;

/** Tells what a fold comes upon as it goes: for entries that come in their order. */
final class Live implements Marks {

    private final Teller teller;
    private final List<Cycle> cycles;

    Live(List<Cycle> cycles, Teller teller) {
        this.cycles = new ArrayList<>(cycles);
        this.teller = teller;
    }

    @Override
    public void reached(int place, Clock clock, Mark mark) {
        Cycle cycle = cycle(place, clock);
        cycles.set(
                place,
                cycle.told(mark.level()) == null ? teller.raise(cycle, mark) : teller.add(cycle, mark, mark.because()));
    }

    @Override
    public void cleared(int place, Clock clock, Mark mark) {
        cycles.set(place, teller.withdraw(cycle(place, clock), mark, mark.because()));
    }

    @Override
    public void ended(int place, Clock clock, Ending ending) {
        cycles.set(place, teller.end(cycle(place, clock), ending));
    }

    /** All that was ever told, with the clocks as they stand now. */
    List<Cycle> cycles(List<Clock> clocks) {
        for (int place = 0; place < clocks.size(); place++) {
            Cycle cycle = cycle(place, clocks.get(place));
            cycles.set(place, cycle);
        }
        return List.copyOf(cycles);
    }

    private Cycle cycle(int place, Clock clock) {
        while (cycles.size() <= place) {
            cycles.add(Cycle.of(clock));
        }
        return cycles.get(place).with(clock);
    }
}
