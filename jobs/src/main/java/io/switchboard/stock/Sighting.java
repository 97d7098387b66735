package io.switchboard.stock;

import io.switchboard.stock.Look.Span;
import java.util.HashMap;
import java.util.Map;

/** What a table showed at one look. */
public final class Sighting {

    private final Map<Integer, Strip> strips = new HashMap<>();
    private final long snapshot;
    private final long refused;

    /**
     * Nothing yet.
     *
     * @param snapshot the state of the table that is looked at, or {@link Look#EMPTY}
     * @param refused the same of the table of what was refused
     */
    public Sighting(Look look, long snapshot, long refused) {
        look.spans().forEach(span -> strips.put(span.partition(), new Strip(span)));
        this.snapshot = snapshot;
        this.refused = refused;
    }

    /** A row that is there. */
    public void row(int partition, long offset) {
        Strip strip = strips.get(partition);
        if (strip != null && strip.span.from() <= offset && offset <= strip.span.to() && !strip.rows.add(offset)) {
            strip.twice.add(offset);
        }
    }

    /** One of those that were added since the look before. */
    public void added(int partition, long offset) {
        Strip strip = strips.get(partition);
        if (strip != null && offset < strip.span.from()) {
            strip.again.add(offset);
        }
    }

    long snapshot() {
        return snapshot;
    }

    long refused() {
        return refused;
    }

    Strip of(int partition) {
        return strips.get(partition);
    }

    /** Of one partition. */
    static final class Strip {

        private final Span span;

        /** Of those that are open. */
        final Marks rows = new Marks();

        /** Of these the ones that are more than one row. */
        final Marks twice = new Marks();

        /** Added where all was judged. */
        final Marks again = new Marks();

        private Strip(Span span) {
            this.span = span;
        }
    }
}
