package io.switchboard.wire;

import java.io.Serializable;

/** Both directions between a domain value and its bytes on the wire. */
public interface Codec<T> extends Serializable {

    Class<T> type();

    /**
     * The value in {@code bytes}.
     *
     * @throws IllegalArgumentException if the bytes hold no valid value; a person reads the message in the dead letter
     */
    T decode(byte[] bytes);

    byte[] encode(T value);
}
