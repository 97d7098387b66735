package io.switchboard.sla;

import java.util.Iterator;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A walk through all items in slices so short that no event waits for long. */
final class Sweep implements AutoCloseable {

    /** Of a slice, in milliseconds; a visit takes far less than one. */
    static final long LONGEST = 10;

    /** Items in a slice: the clock ticks too coarsely to stop at a hundred quick ones. */
    static final int MOST = 200;

    private final Stream<String> items;
    private final Iterator<String> left;
    private final long since;
    private long visited;

    /**
     * @param items closed with the sweep
     * @param since when it began, in epoch milliseconds
     */
    Sweep(Stream<String> items, long since) {
        this.items = items;
        this.left = items.iterator();
        this.since = since;
    }

    /** The items as they are now: what one walks through may not change under one's feet. */
    static Stream<String> copy(Stream<String> items) {
        try (items) {
            return items.collect(Collectors.toList()).stream();
        }
    }

    /** Visits the next few; false if there are no more. */
    boolean slice(LongSupplier clock, Visitor visitor) throws Exception {
        long until = clock.getAsLong() + LONGEST;
        for (int i = 0; i < MOST && left.hasNext() && clock.getAsLong() < until; i++) {
            visitor.visit(left.next());
            visited++;
        }
        return left.hasNext();
    }

    long visited() {
        return visited;
    }

    long since() {
        return since;
    }

    @Override
    public void close() {
        items.close();
    }

    /** What is done with each item. */
    interface Visitor {
        void visit(String item) throws Exception;
    }
}
