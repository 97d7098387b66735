package io.switchboard.sla;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names and compares what was said, the same in every process and release. */
final class Fingerprint {

    private static final String SEPARATOR = "\u0000";

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
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append(SEPARATOR);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256; this one does not", e);
        }
    }
}
