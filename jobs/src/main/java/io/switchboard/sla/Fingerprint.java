package io.switchboard.sla;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names and compares what was said, the same in every process and release. */
final class Fingerprint {

    private static final char SEPARATOR = '\u0000';

    /** One for each thread: it is ready for the next as soon as it has told one. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Fingerprint::sha256);

    private static final int LONG_ENOUGH = 256;

    private Fingerprint() {}

    /** The lasting id of a record that is known by these parts: 32 hexadecimal digits. */
    static String id(Object... parts) {
        return HexFormat.of().formatHex(digest(parts), 0, 16);
    }

    /** A number for comparing contents. */
    static long of(Object... parts) {
        byte[] digest = digest(parts);
        long print = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            print = print << Byte.SIZE | (digest[i] & 0xff);
        }
        return print;
    }

    private static byte[] digest(Object... parts) {
        StringBuilder text = new StringBuilder(LONG_ENOUGH);
        for (Object part : parts) {
            if (part instanceof Long number) {
                text.append(number.longValue()); // without a text of its own
            } else {
                text.append(part);
            }
            text.append(SEPARATOR);
        }
        return SHA_256.get().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256; this one does not", e);
        }
    }
}
