package io.switchboard.stock;

import io.switchboard.audit.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A topic and its table, and looks at them a minute apart. */
final class Warehouse {

    static final StockRules RULES = new StockRules(
            new HashMap<>(Map.of("call_events", "call-events", "customer_changes", "customers")),
            new HashSet<>(Set.of("customers")),
            Duration.ofMinutes(15));

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final String table;
    private final NavigableMap<Slot, Slate> open = new TreeMap<>();
    private final List<Place> rows = new ArrayList<>();

    private int partition;
    private int seen;
    private long now;
    private long began;
    private Stock stock = Stock.begun(0);

    Warehouse(String table, String topic) {
        this.table = table;
        if (!RULES.topics().get(table).equals(topic)) {
            throw new IllegalArgumentException(topic + " is not the topic of " + table);
        }
    }

    Warehouse partition(int number) {
        partition = number;
        return this;
    }

    Warehouse read(LongStream offsets) {
        offsets.mapToObj(this::place)
                .forEach(place ->
                        open.merge(Slot.of(place), Slate.BLANK.with(place), (known, one) -> known.with(place)));
        return this;
    }

    Warehouse rows(LongStream offsets) {
        offsets.mapToObj(this::place).forEach(rows::add);
        return this;
    }

    private Place place(long offset) {
        return new Place(table, partition, offset, TEN.plusSeconds(offset).toEpochMilli());
    }

    /** This side stands still for some minutes, and begins anew from what it kept. */
    Warehouse away(int minutes) {
        now += minutes * MINUTE;
        began = now;
        return this;
    }

    List<Alarm> look() {
        now += MINUTE;
        Look look = RULES.look(stock, open);
        Sighting sighting = new Sighting(look, 1 + rows.size(), 0);
        rows.forEach(row -> sighting.row(row.partition(), row.offset()));
        if (look.snapshot() != 0) {
            rows.subList(seen, rows.size()).forEach(row -> sighting.added(row.partition(), row.offset()));
        }
        seen = rows.size();
        Step step = RULES.judge(table, stock, open, sighting, began, now);
        stock = step.stock();
        step.done().forEach(open::remove);
        return step.alarms();
    }

    List<Alarm> looks(int times) {
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            alarms.addAll(look());
        }
        return alarms;
    }

    int openSlots() {
        return open.size();
    }
}
