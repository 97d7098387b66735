package io.switchboard.surge;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A place under watch: what it is used to, and what its arrivals have told.
 *
 * @param lastArrivalAt epoch milliseconds
 */
public record PlaceWatch(
        String domain, String region, String category, long lastArrivalAt, Baseline baseline, ArrivalWatch watch) {

    /** After a week without any arrival nobody looks any more: a place where little comes is seen to be cut off late. */
    private static final long PATIENCE = 7 * 24 * 3_600_000L;

    /** What is to be remembered next, and what is to be told. */
    record Step(PlaceWatch next, Optional<Sighting> sighting) {}

    static PlaceWatch from(Arrival arrival) {
        return new PlaceWatch(
                arrival.domain(),
                arrival.region(),
                arrival.category(),
                arrival.at(),
                Baseline.from(arrival.at()),
                ArrivalWatch.from(arrival.at()));
    }

    Step arrival(SurgeRules rules, ZoneId wall, long at) {
        long now = Math.max(at, watch.lastAt());
        return look(rules, wall, now, 1, now);
    }

    Step quiet(SurgeRules rules, ZoneId wall, long at) {
        return at <= watch.lastAt() ? new Step(this, Optional.empty()) : look(rules, wall, at, 0, lastArrivalAt);
    }

    /** Where nobody knows what is usual, the watch begins anew, and what was open is released without a word. */
    private Step look(SurgeRules rules, ZoneId wall, long now, int arrivals, long arrivedAt) {
        double expected = baseline.expected(watch.lastAt(), now, wall);
        Baseline learned =
                baseline.after(now, arrivals, watch.open() == null ? Baseline.USUAL : Baseline.UNUSUAL, wall);
        if (expected < 0) {
            return new Step(with(arrivedAt, learned, ArrivalWatch.from(now)), Optional.empty());
        }
        SurgeRules.Step step = arrivals > 0 ? rules.arrival(watch, now, expected) : rules.quiet(watch, now, expected);
        return new Step(
                with(arrivedAt, learned, step.watch()),
                step.surge().map(surge -> new Sighting(domain, region, category, surge)));
    }

    private PlaceWatch with(long arrivedAt, Baseline learned, ArrivalWatch next) {
        return new PlaceWatch(domain, region, category, arrivedAt, learned, next);
    }

    long now() {
        return watch.lastAt();
    }

    boolean isWatched() {
        return now() - lastArrivalAt < PATIENCE;
    }
}
