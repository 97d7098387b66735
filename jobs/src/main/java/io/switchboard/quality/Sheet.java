package io.switchboard.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is counted of one item, by instant, traits and subject. */
final class Sheet {

    private record Place(long at, Traits traits, String subject) {}

    private final String itemId;
    private final Map<Place, Counters> counted = new LinkedHashMap<>();

    Sheet(String itemId) {
        this.itemId = itemId;
    }

    void count(Instant at, Traits traits, Counters counters) {
        count(at, traits, null, counters);
    }

    void count(Instant at, Traits traits, String subject, Counters counters) {
        if (!counters.isNone()) {
            counted.merge(new Place(at.toEpochMilli(), traits, subject), counters, Counters::plus);
        }
    }

    /** What has to be counted more, and less, than {@code before}. */
    List<Counted> since(Sheet before) {
        List<Counted> differences = new ArrayList<>();
        Sheet all = new Sheet(itemId);
        before.counted.forEach((place, counters) -> all.counted.put(place, Counters.NONE.minus(counters)));
        counted.forEach((place, counters) -> all.counted.merge(place, counters, Counters::plus));
        all.counted.forEach((place, counters) -> {
            if (!counters.isNone()) {
                differences.add(new Counted(itemId, place.at, place.traits, place.subject, counters));
            }
        });
        return differences;
    }
}
