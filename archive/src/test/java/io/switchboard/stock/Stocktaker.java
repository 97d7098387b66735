package io.switchboard.stock;

import io.switchboard.audit.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the stock job does of one table, a look a minute, on a shelf that is really there. */
public final class Stocktaker {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final String table;
    private final StockRules rules;
    private final Shelf shelf;
    private final NavigableMap<Slot, Slate> open = new TreeMap<>();

    private Stock stock = Stock.begun(0);
    private long now;

    public Stocktaker(String table, StockRules rules, Shelf shelf) {
        this.table = table;
        this.rules = rules;
        this.shelf = shelf;
    }

    public void read(Place place) {
        open.merge(Slot.of(place), Slate.BLANK.with(place), (known, one) -> known.with(place));
    }

    public List<Alarm> look() {
        now += MINUTE;
        Step step = rules.judge(table, stock, open, shelf.look(table, rules.look(stock, open)), 0, now);
        stock = step.stock();
        step.done().forEach(open::remove);
        return step.alarms();
    }

    public List<Alarm> looks(int times) {
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            alarms.addAll(look());
        }
        return alarms;
    }
}
