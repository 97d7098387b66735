package io.switchboard.twin;

import io.switchboard.event.ItemType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** Parcels for tests. */
final class Given implements Parcels {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Iterator<Parcel> parcels;
    private boolean closed;

    private Given(Iterator<Parcel> parcels) {
        this.parcels = parcels;
    }

    static Given parcels(List<Parcel> parcels) {
        return new Given(parcels.iterator());
    }

    static Parcel ticket(String itemId, Instant at) {
        return new Parcel(ItemType.TICKET, itemId, at, 0, itemId.getBytes(StandardCharsets.UTF_8));
    }

    static Parcel call(String itemId, Instant at) {
        return new Parcel(ItemType.CALL, itemId, at, 0, itemId.getBytes(StandardCharsets.UTF_8));
    }

    /** In no order, with many ties. */
    static List<Parcel> random(Random random, int count) {
        List<Parcel> parcels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            parcels.add(new Parcel(
                    random.nextBoolean() ? ItemType.TICKET : ItemType.CALL,
                    "item-\u00fc" + random.nextInt(1 + count / 5),
                    NOON.plusSeconds(random.nextInt(1 + count / 3)),
                    random.nextInt(5) - 1,
                    bytes));
        }
        return parcels;
    }

    static List<Parcel> all(Iterator<Parcel> parcels) {
        List<Parcel> all = new ArrayList<>();
        parcels.forEachRemaining(all::add);
        return all;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public boolean hasNext() {
        return parcels.hasNext();
    }

    @Override
    public Parcel next() {
        return parcels.next();
    }

    @Override
    public void close() {
        closed = true;
    }
}
