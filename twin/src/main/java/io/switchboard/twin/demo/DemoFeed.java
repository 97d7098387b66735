package io.switchboard.twin.demo;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * An endless day at a made-up contact centre, tickets and calls in time order; the same seed, start and rate give the
 * same day. Only what has begun and not yet ended is in memory.
 */
public final class DemoFeed implements Parcels {

    private static final double CALLS = 0.6;

    private final Dice dice;
    private final Packer packer;
    private final Duration meanGap;
    private final PriorityQueue<Parcel> toCome = new PriorityQueue<>(Parcel.IN_TIME);
    private Instant nextArrival;
    private long items;

    /** @param itemsPerHour tickets and calls that begin in an hour of event time, on average */
    public DemoFeed(long seed, Instant start, int itemsPerHour, Packer packer) {
        if (itemsPerHour < 1 || itemsPerHour > 1_000_000) {
            throw new FeedException(itemsPerHour + " items an hour: give 1 to 1000000");
        }
        this.dice = new Dice(seed);
        this.packer = packer;
        this.meanGap = Duration.ofHours(1).dividedBy(itemsPerHour);
        this.nextArrival = start;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Parcel next() {
        while (toCome.isEmpty() || !nextArrival.isAfter(toCome.element().at())) {
            arrive();
        }
        return toCome.remove();
    }

    private void arrive() {
        items++;
        if (dice.chance(CALLS)) {
            CallLife.of(dice, id("C"), nextArrival).forEach(event -> toCome.add(packer.pack(event)));
        } else {
            TicketLife.of(dice, id("T"), nextArrival).forEach(event -> toCome.add(packer.pack(event)));
        }
        nextArrival = nextArrival.plus(dice.about(meanGap));
    }

    private String id(String kind) {
        return String.format(Locale.ROOT, "%s-%07d", kind, items);
    }

    @Override
    public void close() {}
}
