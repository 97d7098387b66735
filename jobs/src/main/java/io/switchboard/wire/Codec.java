package io.switchboard.wire;

import java.io.Serializable;
import java.time.Instant;

/** Both directions between a domain value and its bytes on the wire. Travels with the job; one thread uses it. */
public interface Codec<T> extends Serializable {

    Class<T> type();

    /** When {@code value} happened; null if it has no time of its own. */
    Instant at(T value);

    /** The oldest time that {@code value} speaks of; null if it has no time of its own. */
    Instant earliest(T value);

    /** Whether {@code bytes} say of themselves that they hold a value of this type; they may still be refused. */
    boolean recognises(byte[] bytes);

    /**
     * The value in {@code bytes}.
     *
     * @throws IllegalArgumentException if the bytes hold no valid value; a person reads the message in the dead letter
     */
    T decode(byte[] bytes);

    byte[] encode(T value);
}
