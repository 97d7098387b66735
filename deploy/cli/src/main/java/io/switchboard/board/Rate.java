package io.switchboard.board;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How fast a count grows, looked at from time to time and averaged over the last seconds. */
public final class Rate {

    private final long windowNanos;
    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(long nanos, long count) {}

    public Rate(Duration window) {
        this.windowNanos = window.toNanos();
    }

    /** The count as it stands now gives its growth in a second; 0 at the first look. */
    public double perSecond(long nanos, long count) {
        looks.add(new Look(nanos, count));
        while (looks.size() > 2 && nanos - looks.element().nanos() > windowNanos) {
            looks.remove();
        }
        Look first = looks.element();
        long past = nanos - first.nanos();
        return past == 0 ? 0 : (count - first.count()) * (double) TimeUnit.SECONDS.toNanos(1) / past;
    }
}
