package io.switchboard.bench.gate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a part costs more than it did. What seems to is measured again, and judged by the median of all: a neighbour's busy minute is no
 * loss.
 */
final class Gate {

    /** Rounds of a part that seems to be lost, at the most. */
    static final int MOST_ROUNDS = 9;

    private final Function<Part, Cost> measure;
    private final Costs kept;
    private final boolean isComparable;
    private final Map<Part, List<Cost>> rounds = new EnumMap<>(Part.class);

    /**
     * @param measure one round of a part
     * @param processor on which it is measured: on another one than the kept costs only bytes are judged
     */
    Gate(Function<Part, Cost> measure, Costs kept, String processor) {
        this.measure = measure;
        this.kept = kept;
        this.isComparable = processor.equals(kept.processor());
    }

    /** Measures all parts that have been kept so many times, and those that seem to be lost until they are, or are not. */
    void run(int times) {
        Set<Part> parts = kept.parts().keySet();
        for (int round = 0; round < times; round++) {
            parts.forEach(this::once);
        }
        for (Part part : parts) {
            while (isLost(part) && rounds.get(part).size() < MOST_ROUNDS) {
                once(part);
            }
        }
    }

    private void once(Part part) {
        rounds.computeIfAbsent(part, none -> new ArrayList<>()).add(measure.apply(part));
    }

    private boolean isLost(Part part) {
        Cost now = Cost.median(rounds.get(part));
        Cost then = kept.parts().get(part);
        return (isComparable && now.isSlowerThan(then)) || now.isFatterThan(then);
    }

    boolean isComparable() {
        return isComparable;
    }

    /** What each part costs now. */
    Map<Part, Cost> costs() {
        Map<Part, Cost> costs = new LinkedHashMap<>();
        rounds.forEach((part, each) -> costs.put(part, Cost.median(each)));
        return costs;
    }

    /** Those that cost more than they may. */
    Set<Part> lost() {
        return rounds.keySet().stream().filter(this::isLost).collect(Collectors.toSet());
    }
}
