package io.switchboard.routing;

import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What a domain remembers of items that were, or are, in another one too, by their ids. */
final class Memory<V> {

    /** Nobody speaks of an item for longer; of one that was over in silence the place is free again. */
    static final long KEPT_MILLIS = Duration.ofDays(31).toMillis();

    private final ToLongFunction<V> since;
    private final Consumer<String> changes;
    private final Map<String, V> known = new LinkedHashMap<>();

    /**
     * Of nothing yet.
     *
     * @param since from when on something counts, epoch milliseconds; never before what was put in earlier
     * @param changes hears the ids
     */
    Memory(ToLongFunction<V> since, Consumer<String> changes) {
        this.since = since;
        this.changes = changes;
    }

    /** What was kept, in the order in which it was put in. */
    void resume(Map<String, V> kept) {
        kept.entrySet().stream()
                .sorted(Map.Entry.<String, V>comparingByValue(Comparator.comparingLong(since))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> known.put(each.getKey(), each.getValue()));
    }

    /** Null if nothing is known. */
    V get(String itemId) {
        return itemId == null ? null : known.get(itemId);
    }

    /** With that, what is too old goes. */
    void put(String itemId, V value) {
        forget(itemId);
        replace(itemId, value);
        long now = since.applyAsLong(value);
        Iterator<Map.Entry<String, V>> oldest = known.entrySet().iterator();
        for (Map.Entry<String, V> each = oldest.next(); isOver(each.getValue(), now); each = oldest.next()) {
            changes.accept(each.getKey());
            oldest.remove();
        }
    }

    private boolean isOver(V each, long now) {
        return now - since.applyAsLong(each) > KEPT_MILLIS;
    }

    /** It counts from when it did before. */
    void replace(String itemId, V value) {
        known.put(itemId, value);
        changes.accept(itemId);
    }

    void forget(String itemId) {
        if (known.remove(itemId) != null) {
            changes.accept(itemId);
        }
    }
}
