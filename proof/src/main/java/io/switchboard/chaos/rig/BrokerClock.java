package io.switchboard.chaos.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells one process a time of its own, by the library libfaketime in front of the system's; nobody else notices. */
public final class BrokerClock {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib64/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/faketime/libfaketime.so.1"));

    private BrokerClock() {}

    /** Whether this machine has the library. */
    public static boolean isThere() {
        return library().isPresent();
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    /** Of a process whose clock the file sets. Empty where the library is missing: its clock is the system's. */
    static Map<String, String> environment(Path file) {
        if (!isThere()) {
            return Map.of();
        }
        set(file, Duration.ZERO);
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** Heard of within a second. */
    static void set(Path file, Duration ahead) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.createDirectories(file.getParent());
            Files.writeString(draft, "+" + ahead.toSeconds() + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
