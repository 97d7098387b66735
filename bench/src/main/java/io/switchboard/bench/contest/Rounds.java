package io.switchboard.bench.contest;

import io.switchboard.bench.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/** What came of those who ran, round by round; who failed in one is left out of that one. */
public final class Rounds<K> {

    private final Set<K> all = new LinkedHashSet<>();
    private final List<Map<K, Pace>> rounds = new ArrayList<>();

    /** In the order in which they are told; nothing has come of them yet. */
    public Rounds(List<K> all) {
        this.all.addAll(all);
    }

    /** The paces that follow are of another round. */
    public void next() {
        rounds.add(new LinkedHashMap<>());
    }

    public void add(K one, Pace pace) {
        rounds.get(rounds.size() - 1).put(one, pace);
    }

    /** Those with a round or more, and those without. */
    public List<K> all() {
        return List.copyOf(all);
    }

    /** Those with a round or more. */
    public List<K> present() {
        return all.stream().filter(one -> !of(one).isEmpty()).toList();
    }

    /** In the order of the rounds. */
    public List<Pace> of(K one) {
        return rounds.stream()
                .filter(round -> round.containsKey(one))
                .map(round -> round.get(one))
                .toList();
    }

    /** Of one with a round or more. */
    public Pace lastOf(K one) {
        List<Pace> paces = of(one);
        return paces.get(paces.size() - 1);
    }

    /** Of the paces of one with a round or more. */
    public Spread spread(K one) {
        return Spread.of(of(one).stream().mapToDouble(Pace::perSecond));
    }

    /**
     * One's pace by another's, of the rounds that both have, since the machine's speed changes between rounds; null if there are
     * none.
     */
    public Spread ratio(K one, K other) {
        double[] each = rounds.stream()
                .filter(round -> round.containsKey(one) && round.containsKey(other))
                .mapToDouble(
                        round -> round.get(one).perSecond() / round.get(other).perSecond())
                .toArray();
        return each.length == 0 ? null : Spread.of(DoubleStream.of(each));
    }

    /** The figures of all rounds. */
    public record Spread(double median, double lowest, double highest) {

        /** Of one figure or more. */
        public static Spread of(DoubleStream figures) {
            double[] sorted = figures.sorted().toArray();
            return new Spread(Median.of(DoubleStream.of(sorted)), sorted[0], sorted[sorted.length - 1]);
        }
    }
}
