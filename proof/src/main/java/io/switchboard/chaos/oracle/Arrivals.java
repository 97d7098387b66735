package io.switchboard.chaos.oracle;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.oracle.Oracle.Timing;
import io.switchboard.event.Ack;
import io.switchboard.event.ItemType;
import io.switchboard.event.TicketEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a log record by record: what cannot be read, what is too late, what was there before, and what counts. */
final class Arrivals {

    private final Timing timing;
    private final Map<Place, Long> newest = new HashMap<>();
    private final Map<Item, List<Object>> items = new LinkedHashMap<>();
    private final Set<Named> taken = new HashSet<>();
    private final List<Late> tooLate = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();

    private Arrivals(Timing timing) {
        this.timing = timing;
    }

    /** A ticket and a call may have the same id. */
    record Item(ItemType type, String itemId) {}

    private record Named(Item item, String eventId) {}

    private record Place(String topic, int partition) {}

    static Arrivals of(List<Sent> log, Timing timing) {
        Arrivals arrivals = new Arrivals(timing);
        log.forEach(arrivals::take);
        return arrivals;
    }

    /** What was taken of each item. */
    Map<Item, List<Object>> items() {
        return items;
    }

    List<Late> tooLate() {
        return List.copyOf(tooLate);
    }

    List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** How far time has come in the slowest partition: whatever is due by then has been told. */
    long horizon() {
        return newest.values().stream().mapToLong(this::passed).min().orElseThrow();
    }

    private void take(Sent sent) {
        if (sent.content() == null) {
            byte[] bytes = sent.value() == null ? new byte[0] : sent.value();
            refused.add(
                    new Refused(sent.topic(), sent.partition(), HexFormat.of().formatHex(bytes)));
            return;
        }
        Place place = new Place(sent.topic(), sent.partition());
        if (sent.eventId() != null) {
            event(sent, newest.get(place));
        }
        if (sent.movesTime()) {
            newest.merge(place, sent.at().toEpochMilli(), Math::max);
        }
    }

    private void event(Sent sent, Long newestBefore) {
        Item item = new Item(type(sent.content()), sent.itemId());
        Named named = new Named(item, sent.eventId());
        if (taken.contains(named)) {
            return;
        }
        if (sent.movesTime() && newestBefore != null && isTooLate(sent, passed(newestBefore))) {
            tooLate.add(new Late(sent.itemId(), sent.eventId(), sent.at()));
            return;
        }
        taken.add(named);
        items.computeIfAbsent(item, one -> new ArrayList<>()).add(sent.content());
    }

    private boolean isTooLate(Sent sent, long passed) {
        return sent.at().toEpochMilli() < passed - timing.allowedLateness().toMillis();
    }

    /** All up to here is over where the newest record is of {@code newestMs}. */
    private long passed(long newestMs) {
        return newestMs - timing.outOfOrderness().toMillis() - 1;
    }

    private static ItemType type(Object event) {
        if (event instanceof Ack ack) {
            return ack.items();
        }
        return event instanceof TicketEvent ? ItemType.TICKET : ItemType.CALL;
    }
}
