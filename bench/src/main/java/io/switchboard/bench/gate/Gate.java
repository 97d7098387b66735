package io.switchboard.bench.gate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a part costs more than it did. What may is measured again and judged by the median of all: a neighbour's busy minute is no
 * loss, and a lucky look no proof.
 */
final class Gate {

    /** Rounds of a part that may be lost. */
    static final int MOST_ROUNDS = 9;

    private final Function<Part, Cost> measure;
    private final Costs kept;
    private final String processor;
    private final Map<Part, List<Cost>> rounds = new EnumMap<>(Part.class);

    /**
     * @param measure one round of a part
     * @param processor on which it is measured: of one whose times were not kept only bytes are judged
     */
    Gate(Function<Part, Cost> measure, Costs kept, String processor) {
        this.measure = measure;
        this.kept = kept;
        this.processor = processor;
    }

    /** Measures all parts that have been kept so many times, and those that may be lost often. */
    void run(int times) {
        Set<Part> parts = kept.bytes().keySet();
        for (int round = 0; round < times; round++) {
            parts.forEach(this::once);
        }
        for (Part part : parts) {
            while (mayBeLost(part) && rounds.get(part).size() < MOST_ROUNDS) {
                once(part);
            }
        }
    }

    private void once(Part part) {
        rounds.computeIfAbsent(part, none -> new ArrayList<>()).add(measure.apply(part));
    }

    private boolean isLost(Part part) {
        Cost now = Cost.median(rounds.get(part));
        Cost then = kept.of(part, processor);
        return now.isSlowerThan(then) || now.isFatterThan(then);
    }

    private boolean mayBeLost(Part part) {
        Cost now = Cost.median(rounds.get(part));
        Cost then = kept.of(part, processor);
        return now.mayBeSlowerThan(then) || now.isFatterThan(then);
    }

    /** Whose time is not judged: none was kept for this processor. */
    Set<Part> untimed() {
        return rounds.keySet().stream()
                .filter(part -> !kept.hasTime(part, processor))
                .collect(Collectors.toCollection(TreeSet::new));
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
