package io.switchboard.chaos.oracle;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.event.ItemType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the job has to tell of a log, worked out from the rules alone: it shares nothing with the job but its values. */
public final class Oracle {

    private static final int DAYS = 14;

    private final List<Promise> promises;
    private final Timing timing;
    private final long horizon;
    private final Map<Standing.Key, Standing> standing = new LinkedHashMap<>();
    private final Map<Standing.Key, Instant> toldFrom = new LinkedHashMap<>();
    private final Map<Ended.Key, Ended> ended = new LinkedHashMap<>();
    private final Map<Whereabouts.Key, Whereabouts.Truth> ledgers = new LinkedHashMap<>();

    private Oracle(List<Promise> promises, Timing timing, long horizon) {
        this.promises = promises;
        this.timing = timing;
        this.horizon = horizon;
    }

    /**
     * The folded truth of {@code log}, once time has come as far as its slowest partition says.
     *
     * @param policies a policy document
     */
    public static Expected expected(String policies, Timing timing, List<Sent> log) {
        Arrivals arrivals = Arrivals.of(log, timing);
        Oracle oracle = new Oracle(Document.promises(policies, weeks(log)), timing, arrivals.horizon());
        arrivals.items().forEach((item, events) -> oracle.item(item.type(), item.itemId(), events));
        return new Expected(
                Instant.ofEpochMilli(arrivals.horizon()),
                oracle.standing,
                oracle.toldFrom,
                oracle.ended,
                oracle.ledgers,
                arrivals.tooLate(),
                arrivals.refused());
    }

    /** What the config of the job says of time. */
    public record Timing(Duration outOfOrderness, Duration allowedLateness, Duration keepTickets, Duration keepCalls) {

        long keptMs(ItemType type) {
            Duration kept =
                    switch (type) {
                        case TICKET -> keepTickets;
                        case CALL -> keepCalls;
                    };
            return kept.plus(allowedLateness).toMillis();
        }
    }

    private static Week weeks(List<Sent> log) {
        List<Instant> times =
                log.stream().map(Sent::at).filter(Objects::nonNull).sorted().toList();
        LocalDate first = date(times.get(0)).minusDays(2);
        return new Week(first, date(times.get(times.size() - 1)).plusDays(DAYS));
    }

    private static LocalDate date(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void item(ItemType type, String itemId, List<Object> events) {
        List<Moment> life = Life.moments(type, events);
        List<Cycle> cycles = held(type, life).stream()
                .flatMap(promise -> Walk.cycles(itemId, promise, life, horizon).stream())
                .toList();
        cycles.forEach(this::keep);
        if (life.get(life.size() - 1).after().hasBegun()) {
            ledgers.put(
                    new Whereabouts.Key(type, itemId),
                    new Ledger(itemId, type, life, cycles, horizon, timing.keptMs(type)));
        }
    }

    /** of the policies that match, the one of the highest rank has the clock. */
    private Collection<Promise> held(ItemType type, List<Moment> life) {
        Map<String, Boolean> matching = new HashMap<>();
        Map<String, Promise> byClock = new LinkedHashMap<>();
        promises.stream()
                .filter(promise -> promise.items() == type)
                .filter(promise -> matching.computeIfAbsent(promise.policyId(), policy -> matches(promise, life)))
                .forEach(promise -> byClock.putIfAbsent(promise.clock(), promise));
        return byClock.values();
    }

    private static boolean matches(Promise promise, List<Moment> life) {
        List<Moment> events =
                life.stream().filter(moment -> moment.ack() == null).toList();
        boolean matches = !events.isEmpty() && promise.when().hold(events.get(0).after());
        for (Moment event : events) {
            if (promise.when().hold(event.after()) != matches) {
                throw new IllegalArgumentException(
                        "An item that begins or ceases to match %s is not modelled".formatted(promise.policyId()));
            }
        }
        return matches;
    }

    private void keep(Cycle cycle) {
        for (Standing told : cycle.told()) {
            standing.put(told.key(), told);
            toldFrom.put(told.key(), cycle.toldFrom(told));
        }
        if (cycle.ended() != null) {
            ended.put(cycle.ended().key(), cycle.ended());
        }
    }
}
