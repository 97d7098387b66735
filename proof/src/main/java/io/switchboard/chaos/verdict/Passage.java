package io.switchboard.chaos.verdict;

import io.switchboard.chaos.feed.Sent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** When time came where: the earliest wall time at which anybody could know that an instant was over. */
public final class Passage {

    /** Of each partition in whose records time passes: as of when it had come how far. */
    private final Map<Place, TreeMap<Long, Long>> partitions = new HashMap<>();

    /** Of each item its events as they were first written. */
    private final Map<String, Map<String, Written>> items = new HashMap<>();

    private Passage() {}

    private record Place(String topic, int partition) {}

    private record Written(Place place, String eventId, long at, long writtenMs) {}

    /**
     * The passage of time in a run.
     *
     * @param writtenAtMs when each record was sent, in wall time since the run began; within a partition it never falls
     */
    public static Passage of(List<Sent> log, ToLongFunction<Sent> writtenAtMs) {
        Passage passage = new Passage();
        log.forEach(sent -> passage.written(sent, writtenAtMs.applyAsLong(sent)));
        return passage;
    }

    private void written(Sent sent, long writtenMs) {
        if (sent.content() == null) {
            return;
        }
        long at = sent.at().toEpochMilli();
        Place place = new Place(sent.topic(), sent.partition());
        if (sent.movesTime()) {
            TreeMap<Long, Long> times = partitions.computeIfAbsent(place, one -> new TreeMap<>());
            if (times.isEmpty() || at > times.lastKey()) {
                times.put(at, writtenMs);
            }
        }
        if (sent.eventId() != null) {
            items.computeIfAbsent(sent.itemId(), item -> new LinkedHashMap<>())
                    .putIfAbsent(sent.eventId(), new Written(place, sent.eventId(), at, writtenMs));
        }
    }

    /**
     * From when on a record about an item could be known: when all partitions had gone beyond {@code at}, or when the
     * item itself was said to have come to it. {@link Long#MAX_VALUE} if that never was.
     */
    public long knowable(String itemId, Instant at) {
        long ms = at.toEpochMilli();
        long everywhere = partitions.values().stream()
                .map(times -> times.higherEntry(ms))
                .mapToLong(Passage::writtenMs)
                .max()
                .orElse(Long.MAX_VALUE);
        long itself = of(itemId)
                .filter(written -> written.at >= ms)
                .mapToLong(Written::writtenMs)
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.min(everywhere, itself);
    }

    /** The same, for an event of the item that is late: it meets what its own partition alone had gone beyond. */
    long tellable(String itemId, Instant at) {
        long own = of(itemId)
                .map(written -> partitions.getOrDefault(written.place, new TreeMap<>()))
                .mapToLong(times -> writtenMs(times.higherEntry(at.toEpochMilli())))
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.min(own, knowable(itemId, at));
    }

    /** When the item was first said to have come to that very instant; {@link Long#MAX_VALUE} if it never was. */
    long happened(String itemId, Instant at) {
        return of(itemId)
                .filter(written -> written.at == at.toEpochMilli())
                .mapToLong(Written::writtenMs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** When the last word was written, before {@code beforeMs}, on what had happened to the item by {@code at}. */
    long lastWord(String itemId, Instant at, long beforeMs) {
        return of(itemId)
                .filter(written -> written.at <= at.toEpochMilli() && written.writtenMs <= beforeMs)
                .mapToLong(Written::writtenMs)
                .max()
                .orElse(0);
    }

    /** When an event of an item was written; 0 for what is none. */
    long written(String itemId, String eventId) {
        return of(itemId)
                .filter(written -> written.eventId.equals(eventId))
                .mapToLong(Written::writtenMs)
                .findFirst()
                .orElse(0);
    }

    private Stream<Written> of(String itemId) {
        return items.getOrDefault(itemId, Map.of()).values().stream();
    }

    private static long writtenMs(Entry<Long, Long> entry) {
        return entry == null ? Long.MAX_VALUE : entry.getValue();
    }
}
