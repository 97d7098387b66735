package io.switchboard.sla;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names and compares what was said, the same in every process and release. */
final class Fingerprint {

    private static final char SEPARATOR = '\u0000';

    private static final MessageDigest SHA_256 = sha256();

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
            text.append(part).append(SEPARATOR);
        }
        return fresh().digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A copy is quicker than to look for it in the Java runtime each time. */
    private static MessageDigest fresh() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The SHA-256 of every known Java runtime can be copied; this one's not", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256; this one does not", e);
        }
    }
}
