package io.switchboard.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A feed as a bad network delivers it: every parcel up to {@code bound} of event time late, and some of them twice. The
 * same seed gives the same disorder. No parcel is older than the newest one before it by more than the bound.
 */
public final class Disorder implements Parcels {

    /** Held back at once, whatever the bound: in a burst, some parcels are then less late than they might be. */
    private static final int MOST = 50_000;

    private final Parcels inOrder;
    private final Random random;
    private final long boundMillis;
    private final double duplicateShare;
    private final PriorityQueue<Late> held =
            new PriorityQueue<>(Comparator.comparing(Late::due).thenComparingLong(Late::drawn));
    private Parcel next;
    private long drawn;

    private Disorder(Parcels inOrder, long seed, Duration bound, double duplicateShare) {
        this.inOrder = inOrder;
        this.random = new Random(seed);
        this.boundMillis = bound.toMillis();
        this.duplicateShare = duplicateShare;
        advance();
    }

    public static Disorder of(Parcels inOrder, long seed, Duration bound, double duplicateShare) {
        if (bound.isNegative() || duplicateShare < 0 || duplicateShare > 1) {
            throw new FeedException("no disorder of " + bound + " with " + duplicateShare
                    + " duplicates: the bound is at least PT0S, the share between 0 and 1");
        }
        return new Disorder(inOrder, seed, bound, duplicateShare);
    }

    private void advance() {
        next = inOrder.hasNext() ? inOrder.next() : null;
    }

    /** What is still to be read is due no earlier than its own time, so what is due before that may go. */
    private void fill() {
        while (next != null
                && held.size() < MOST
                && (held.isEmpty() || !held.peek().due.isBefore(next.at()))) {
            held(next);
            if (random.nextDouble() < duplicateShare) {
                held(next);
            }
            advance();
        }
    }

    private void held(Parcel parcel) {
        Instant due = parcel.at().plusMillis(boundMillis == 0 ? 0 : random.nextLong(boundMillis + 1));
        held.add(new Late(parcel, due, drawn++));
    }

    @Override
    public boolean hasNext() {
        return !held.isEmpty() || next != null;
    }

    @Override
    public Parcel next() {
        fill();
        if (held.isEmpty()) {
            throw new NoSuchElementException();
        }
        return held.remove().parcel;
    }

    @Override
    public void close() {
        inOrder.close();
    }

    private record Late(Parcel parcel, Instant due, long drawn) {}
}
