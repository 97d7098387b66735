package io.switchboard.it;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Patience with a limit, for what happens in other processes. */
final class Await {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private Await() {}

    /**
     * Returns once the condition holds.
     *
     * @throws AssertionError if it does not hold within the limit
     */
    static void until(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within " + limit + ": " + what);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
