package io.switchboard.quality;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what is counted into every window that it is told in. */
public final class Spread implements Serializable {

    private static final long serialVersionUID = 1;

    /** What an item changes in one window. */
    private record Place(String cell, String itemId) {}

    private final Settings settings;

    private transient Map<Grain, List<Dimension>> sets;

    public Spread(Settings settings) {
        this.settings = settings;
    }

    /** What changes in each window; what comes to nothing there is left out. */
    public Collection<CellChange> of(Recount recount) {
        Map<Place, CellChange> changes = new LinkedHashMap<>();
        recount.counted().forEach(counted -> spread(counted, changes));
        changes.values().removeIf(change -> change.counters().isNone());
        return changes.values();
    }

    private void spread(Counted counted, Map<Place, CellChange> changes) {
        sets().forEach((grain, dimensions) -> {
            Counters counters = Metric.relevant(grain, counted.counters());
            Counters backlog = counters.exactly(Counter.OPEN_IDS);
            Counters others = counters.minus(backlog);
            for (Dimension dimension : counters.isNone() ? List.<Dimension>of() : dimensions) {
                String member = dimension.member(counted.traits());
                if (member != null) {
                    ZoneId local = dimension.isLocal()
                            ? settings.wallOf(counted.traits().team())
                            : settings.wall();
                    add(changes, counted, others, grain, dimension, member, local);
                    // What is open is counted at the end of the day of all, and belongs to that day.
                    add(changes, counted, backlog, grain, dimension, member, settings.wall());
                }
            }
        });
    }

    private Map<Grain, List<Dimension>> sets() {
        if (sets == null) {
            sets = settings.sets();
        }
        return sets;
    }

    private static void add(
            Map<Place, CellChange> changes,
            Counted counted,
            Counters counters,
            Grain grain,
            Dimension dimension,
            String member,
            ZoneId zone) {
        if (counters.isNone()) {
            return;
        }
        Window window = grain.window(Instant.ofEpochMilli(counted.at()), zone);
        CellChange change = new CellChange(
                grain.word(),
                window.start().toEpochMilli(),
                window.end().toEpochMilli(),
                dimension.word(),
                member,
                counted.subject(),
                counted.itemId(),
                counters);
        changes.merge(new Place(change.key(), change.itemId()), change, CellChange::plus);
    }
}
