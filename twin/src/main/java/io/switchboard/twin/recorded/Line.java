package io.switchboard.twin.recorded;

import java.nio.charset.StandardCharsets;

/** A line of a file as it stands there, without its end; {@code number} counts from 1. */
@SuppressWarnings("ArrayRecordComponent") // handed on as they are when nobody can read them
record Line(long number, byte[] bytes) {

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
