package io.switchboard.chaos.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What a broker takes for the time of day: the system's, and what a file says must be added. Runs inside the broker, whose
 * own clock class is made to ask here; how long something takes, it measures by another clock, as in life.
 */
public final class LooseClock {

    /** The system property that names the file. */
    static final String FILE = "switchboard.clock-file";

    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Path SAID = Path.of(System.getProperty(FILE));

    /** Added to the name of that file: what the broker was told last. */
    static final String TOLD = ".told";

    private static volatile long lookedNs = System.nanoTime() - LOOK_EVERY_NS;
    private static volatile long aheadMs;

    private LooseClock() {}

    /** Milliseconds since 1970. */
    public static long milliseconds() {
        long nowNs = System.nanoTime();
        if (nowNs - lookedNs >= LOOK_EVERY_NS) {
            lookedNs = nowNs;
            aheadMs = said();
        }
        return System.currentTimeMillis() + aheadMs;
    }

    private static long said() {
        try {
            long said =
                    Files.exists(SAID) ? Long.parseLong(Files.readString(SAID).strip()) : 0;
            if (said != aheadMs) {
                Files.writeString(Path.of(SAID + TOLD), Long.toString(said));
            }
            return said;
        } catch (IOException e) {
            return aheadMs; // is being replaced
        }
    }
}
