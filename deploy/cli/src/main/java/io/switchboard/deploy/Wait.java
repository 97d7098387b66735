package io.switchboard.deploy;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Patience with a limit, for processes that tell nobody when they are ready. */
public final class Wait {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Wait() {}

    /** False when the limit was reached first. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while waiting", e);
        }
    }
}
