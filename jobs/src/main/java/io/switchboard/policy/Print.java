package io.switchboard.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A number that stands for all that a book says; equal in every JVM. */
final class Print {

    private Print() {}

    static long of(List<Policy> policies, Map<String, Long> retired) {
        Set<String> calendars = new TreeSet<>();
        StringBuilder said = new StringBuilder();
        policies.stream()
                .sorted(Comparator.comparing(Policy::id).thenComparingInt(Policy::version))
                .forEach(policy -> {
                    said.append(policy).append('\n');
                    policy.calendars().forEach(calendar -> calendars.add(calendar.id() + " " + calendar.version()));
                });
        said.append(calendars).append(retired);
        long print = ByteBuffer.wrap(digest(said.toString())).getLong();
        return print == 0 ? 1 : print;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256: use a complete one", e);
        }
    }
}
