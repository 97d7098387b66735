package io.switchboard.it;

import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import java.util.NoSuchElementException;

/** A part of a recording, always the same: every tenth item, more or less, or in the long form all of them. */
final class Sample implements Parcels {

    private static final int ONE_IN = 10;

    private final Parcels all;
    private Parcel next;

    Sample(Parcels all) {
        this.all = all;
        advance();
    }

    static boolean has(String itemId) {
        return Here.isLong() || Math.floorMod(itemId.hashCode(), ONE_IN) == 0;
    }

    private void advance() {
        next = null;
        while (next == null && all.hasNext()) {
            Parcel parcel = all.next();
            next = has(parcel.key()) ? parcel : null;
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Parcel next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Parcel parcel = next;
        advance();
        return parcel;
    }

    @Override
    public void close() {
        all.close();
    }
}
