package io.switchboard.twin.recorded;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A line of a file as it stands there, without its end; {@code number} counts from 1. */
@SuppressWarnings("ArrayRecordComponent") // handed on as they are when nobody can read them
record Line(long number, byte[] bytes) {

    String text() throws MalformedRow {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(left, text, true);
        if (result.isError()) {
            throw new MalformedRow("byte %d is 0x%02X, which is not UTF-8".formatted(left.position() + 1, left.get()));
        }
        return text.flip().toString();
    }
}
