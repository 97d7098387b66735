package io.switchboard.twin;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Our own time, by which a feed is paced and its rate is told; a test brings its own. In nanoseconds. */
public record WallClock(LongSupplier now, LongConsumer sleep) {

    /** Of this machine. A sleep ends early when its thread is interrupted. */
    public static WallClock system() {
        return new WallClock(System::nanoTime, LockSupport::parkNanos);
    }

    double secondsSince(long start) {
        return (now.getAsLong() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
