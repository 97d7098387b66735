package io.switchboard.surge;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place under watch: what it is used to, and what its arrivals have told.
 *
 * @param lastArrivalAt epoch milliseconds
 */
public record PlaceWatch(
        String domain, String region, String category, long lastArrivalAt, Baseline baseline, ArrivalWatch watch) {

    /** A collapse shows in what does not come: somebody has to look. All places are looked at at the same moments. */
    static final long LOOK_EVERY = 30_000;

    /** After a week without any arrival nobody looks any more: a place where little comes is seen to be cut off late. */
    private static final long PATIENCE = 7 * 24 * 3_600_000L;

    /** What is to be remembered next, what is to be told, and how far a flood has come at the looks that there were. */
    public record Step(PlaceWatch next, List<Sighting> sightings, List<Flood> floods) {

        private Step then(Step later) {
            return new Step(later.next, both(sightings, later.sightings), both(floods, later.floods));
        }

        private static <T> List<T> both(List<T> first, List<T> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    public static PlaceWatch from(Arrival arrival) {
        return new PlaceWatch(
                arrival.domain(),
                arrival.region(),
                arrival.category(),
                arrival.at(),
                Baseline.from(arrival.at()),
                ArrivalWatch.from(arrival.at()));
    }

    /** Time passes, then it happens: what is seen is the same however late somebody hears how far time has come. */
    public Step arrival(SurgeRules rules, ZoneId wall, long at) {
        long now = Math.max(at, watch.lastAt());
        Step passed = until(rules, wall, now);
        return passed.then(passed.next().look(rules, wall, now, 1, now));
    }

    /** Nothing arrives, but somebody looks whenever it is time to. */
    public Step until(SurgeRules rules, ZoneId wall, long at) {
        Step step = new Step(this, List.of(), List.of());
        for (long look = nextLook(); look <= at; look = step.next().nextLook()) {
            step = step.then(step.next().quiet(rules, wall, look));
        }
        return step;
    }

    private Step quiet(SurgeRules rules, ZoneId wall, long at) {
        Step step = look(rules, wall, at, 0, lastArrivalAt);
        ArrivalWatch after = step.next().watch();
        return after.open() != Surge.Kind.FLOOD
                ? step
                : new Step(step.next(), step.sightings(), List.of(flood(after, rules.level(after))));
    }

    private Flood flood(ArrivalWatch seen, double level) {
        return new Flood(domain, region, category, seen.upSince(), seen.lastAt(), level, seen.excess());
    }

    /** Where nobody knows what is usual, the watch begins anew, and what was open is released without a word. */
    private Step look(SurgeRules rules, ZoneId wall, long now, int arrivals, long arrivedAt) {
        double expected = baseline.expected(watch.lastAt(), now, wall);
        Baseline learned =
                baseline.after(now, arrivals, watch.open() == null ? Baseline.USUAL : Baseline.UNUSUAL, wall);
        if (expected < 0) {
            return new Step(with(arrivedAt, learned, ArrivalWatch.from(now)), List.of(), List.of());
        }
        SurgeRules.Step step = arrivals > 0 ? rules.arrival(watch, now, expected) : rules.quiet(watch, now, expected);
        return new Step(
                with(arrivedAt, learned, step.watch()),
                step.surge().stream()
                        .map(surge -> Sighting.of(domain, region, category, surge))
                        .toList(),
                List.of());
    }

    private PlaceWatch with(long arrivedAt, Baseline learned, ArrivalWatch next) {
        return new PlaceWatch(domain, region, category, arrivedAt, learned, next);
    }

    boolean isWatched() {
        return watch.lastAt() - lastArrivalAt < PATIENCE;
    }

    /** When somebody looks next; {@link Long#MAX_VALUE} where nobody does any more. */
    long nextLook() {
        return isWatched() ? (watch.lastAt() / LOOK_EVERY + 1) * LOOK_EVERY : Long.MAX_VALUE;
    }
}
