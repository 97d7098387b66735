package io.switchboard.sla;

import java.util.ArrayList;
import java.util.List;

/**
 * One cycle of one clock: where the clock stands, and what the world was told of it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param told the last word on each level of which there was one
 * @param revision of the last outcome; 0 before there was one
 * @param outcome the print of the last outcome; 0 if there is none or it was withdrawn
 */
public record Cycle(Clock clock, List<Told> told, int revision, long outcome) {

    static Cycle of(Clock clock) {
        return new Cycle(clock, List.of(), 0, 0);
    }

    CycleKey key() {
        return clock.key();
    }

    Cycle with(Clock next) {
        return new Cycle(next, told, revision, outcome);
    }

    /** Null if nothing was told of the level. */
    Told told(String level) {
        for (Told one : told) {
            if (one.name().equals(level)) {
                return one;
            }
        }
        return null;
    }

    Cycle telling(Told word) {
        List<Told> next = new ArrayList<>(told);
        next.removeIf(one -> one.name().equals(word.name()));
        next.add(word);
        return new Cycle(clock, next, revision, outcome);
    }

    Cycle telling(long ending) {
        return new Cycle(clock, told, revision + 1, ending);
    }

    /** With the words of {@code told} given their names, which the first shape of the state did not keep. */
    Cycle named(List<Told> names) {
        return new Cycle(clock, names, revision, outcome);
    }
}
