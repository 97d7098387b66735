package io.switchboard.twin;

import io.switchboard.event.ItemType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One record on its way into an input topic: whose it is, the time it speaks of and its bytes.
 *
 * @param type says which topic
 * @param key the itemId, so that an item stays in one partition; of an unreadable line, where it stood
 * @param sequence the event's place within its item; {@link #UNREADABLE} if nobody could read it
 */
@SuppressWarnings("ArrayRecordComponent") // handed through to Kafka as they are
public record Parcel(ItemType type, String key, Instant at, long sequence, byte[] bytes) {

    private static final long UNREADABLE = -1;

    /** The order in which a feed is sent. Total, so that the same input gives the same topic byte for byte. */
    public static final Comparator<Parcel> IN_TIME = Comparator.comparing(Parcel::at)
            .thenComparing(Parcel::key)
            .thenComparingLong(Parcel::sequence)
            .thenComparing(Parcel::type)
            .thenComparing(Parcel::bytes, Arrays::compare);

    /** What nobody could read goes to the topic as it came, so that the job says why in a dead letter. */
    public static Parcel unreadable(ItemType type, String key, Instant at, byte[] bytes) {
        return new Parcel(type, key, at, UNREADABLE, bytes);
    }

    public boolean isReadable() {
        return sequence != UNREADABLE;
    }
}
