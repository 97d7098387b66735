package io.switchboard.txn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transaction that is neither committed nor aborted.
 *
 * @param name its id; of one that hangs, by its producer
 * @param state as its coordinator calls it, or that it hangs: then no coordinator will ever end it
 * @param since when it began; not known of one that hangs
 * @param timeout after which the brokers abort it; none of one that hangs
 */
public record OpenTransaction(
        String name,
        String state,
        long producerId,
        int epoch,
        Optional<Instant> since,
        Optional<Duration> timeout,
        List<Pin> pins) {

    static final String HANGING = "Hanging";
    static final String ONGOING = "Ongoing";

    private static final String PRODUCER = "producer-";

    public OpenTransaction {
        pins = List.copyOf(pins);
    }

    static OpenTransaction hanging(long producerId, int epoch, List<Pin> pins) {
        return new OpenTransaction(
                PRODUCER + producerId, HANGING, producerId, epoch, Optional.empty(), Optional.empty(), pins);
    }

    static boolean isNameOfHanging(String name) {
        return name.startsWith(PRODUCER);
    }

    boolean isHanging() {
        return state.equals(HANGING);
    }

    /** Otherwise the brokers are about to end it. */
    boolean canBeAborted() {
        return isHanging() || state.equals(ONGOING);
    }

    boolean isOlderThan(Duration age, Instant now) {
        return since.isEmpty() || since.get().plus(age).isBefore(now);
    }
}
