package io.switchboard.twin;

import java.util.Iterator;

/** A feed under way; closing it lets go of its files. */
public interface Parcels extends Iterator<Parcel>, AutoCloseable {

    @Override
    void close();
}
