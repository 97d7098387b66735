package io.switchboard.chaos.fault;

import io.switchboard.chaos.rig.Rig;
import io.switchboard.chaos.rig.RunningJob;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What a fault has to do with.
 *
 * @param transactionTimeout after which the brokers give up an open transaction
 */
public record Stage(Rig rig, RunningJob job, Duration transactionTimeout) {

    /** The wall's time: nothing in a cluster under fire says when it is over. */
    static void pause(long millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Looks often, and no longer than the limit. */
    static void await(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            pause(20);
        }
    }
}
