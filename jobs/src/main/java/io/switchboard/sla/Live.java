package io.switchboard.sla;

import java.util.ArrayList;
import java.util.List;

/** Tells what a fold comes upon as it goes: for entries that come in their order. */
final class Live implements Marks {

    private final Teller teller;
    /** A handful: looking through them is faster than any index. */
    private final List<Cycle> cycles;

    Live(List<Cycle> cycles, Teller teller) {
        this.cycles = new ArrayList<>(cycles);
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
        List<Cycle> all = new ArrayList<>(clocks.size() + cycles.size());
        for (Clock clock : clocks) {
            int place = place(clock.key());
            all.add(place < 0 ? Cycle.of(clock) : cycles.remove(place).with(clock));
        }
        all.addAll(cycles);
        return all;
    }

    private Cycle cycle(Clock clock) {
        int place = place(clock.key());
        return place < 0 ? Cycle.of(clock) : cycles.get(place).with(clock);
    }

    private void keep(Cycle cycle) {
        int place = place(cycle.key());
        if (place < 0) {
            cycles.add(cycle);
        } else {
            cycles.set(place, cycle);
        }
    }

    private int place(CycleKey key) {
        for (int i = 0; i < cycles.size(); i++) {
            if (cycles.get(i).clock().is(key)) {
                return i;
            }
        }
        return -1;
    }
}
