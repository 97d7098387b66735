package io.switchboard.quality;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts what is counted into every window that it is told in. */
public final class Spread implements Serializable {

    private static final long serialVersionUID = 1;

    private final Settings settings;

    private transient Map<Grain, List<Dimension>> sets;

    public Spread(Settings settings) {
        this.settings = settings;
    }

    public List<CellChange> of(Counted counted) {
        List<CellChange> changes = new ArrayList<>();
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
        return changes;
    }

    private Map<Grain, List<Dimension>> sets() {
        if (sets == null) {
            sets = settings.sets();
        }
        return sets;
    }

    private static void add(
            List<CellChange> changes,
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
        changes.add(new CellChange(
                grain.word(),
                window.start().toEpochMilli(),
                window.end().toEpochMilli(),
                dimension.word(),
                member,
                counted.subject(),
                counted.itemId(),
                counters));
    }
}
