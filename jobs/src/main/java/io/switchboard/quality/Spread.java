package io.switchboard.quality;

import java.io.Serializable;
import java.time.Instant;
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
            for (Dimension dimension : counters.isNone() ? List.<Dimension>of() : dimensions) {
                String member = dimension.member(counted.traits());
                if (member != null) {
                    changes.add(change(counted, counters, grain, dimension, member));
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

    private CellChange change(Counted counted, Counters counters, Grain grain, Dimension dimension, String member) {
        Window window = grain.window(
                Instant.ofEpochMilli(counted.at()),
                dimension.isLocal() ? settings.wallOf(counted.traits().team()) : settings.wall());
        return new CellChange(
                grain.word(),
                window.start().toEpochMilli(),
                window.end().toEpochMilli(),
                dimension.word(),
                member,
                counted.subject(),
                counted.itemId(),
                counters);
    }
}
