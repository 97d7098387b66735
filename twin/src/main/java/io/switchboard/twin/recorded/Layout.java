package io.switchboard.twin.recorded;

import io.switchboard.event.ItemType;
import io.switchboard.twin.Parcel;
import java.util.List;

/**
 * What the files of a feed look like.
 *
 * @param feed its name, for messages
 * @param source where a person gets such files, for messages
 * @param columns the columns we read, as the header names them; there may be others, in any order
 */
record Layout(String feed, String source, ItemType type, char separator, List<String> columns, Adapter adapter) {

    /** Turns a row into what happened, which may be nothing. */
    @FunctionalInterface
    interface Adapter {
        List<Parcel> parcels(Row row) throws MalformedRow;
    }
}
