package io.switchboard.sla;

import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A walk through all items, a few in each {@link Turn}. */
final class Sweep implements AutoCloseable {

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

    /** Visits the next few, one at least if there is one; false if there are no more. */
    boolean some(Turn turn, Visitor visitor) throws Exception {
        while (left.hasNext()) {
            visitor.visit(left.next());
            visited++;
            if (turn.isOver()) {
                return left.hasNext();
            }
        }
        return false;
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
