package io.switchboard.bench.rival;

import io.switchboard.event.Author;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * The basic rules as somebody writes them who has no engine: a first reply, a resolution that does not count what waits
 * for the customer, a warning before each. Times are milliseconds.
 *
 * @param waitedMs counted against the resolution, up to {@code since}
 * @param since when it began to count, or to wait for the customer
 * @param isRunning whether the resolution counts now
 * @param told the bits of the levels that were told
 */
record Ticket(long openedAt, boolean isReplied, long waitedMs, long since, boolean isRunning, int told) {

    private static final int BYTES = 3 * Long.BYTES + 3;

    /** @param before null for the first event */
    static Ticket after(Ticket before, TicketEvent event) {
        long at = event.at().toEpochMilli();
        boolean isReply = event.kind() == TicketEvent.Kind.MESSAGE && event.author() == Author.AGENT;
        boolean runs = event.status() == Status.NEW || event.status() == Status.OPEN;
        return before == null
                ? new Ticket(at, isReply, 0, at, runs, 0)
                : new Ticket(
                        before.openedAt,
                        before.isReplied || isReply,
                        before.isRunning ? before.waitedMs + at - before.since : before.waitedMs,
                        at,
                        runs,
                        before.told);
    }

    /** A level and when it is reached. */
    record Due(Level level, long at) {}

    /** What is to be told next, if nothing happens before. */
    Optional<Due> next() {
        return Arrays.stream(Level.values())
                .filter(level -> (told & level.bit()) == 0)
                .map(level -> new Due(level, level.at(this)))
                .filter(due -> due.at() != Long.MAX_VALUE)
                .min(Comparator.comparingLong(Due::at));
    }

    Ticket afterTelling(Level level) {
        return new Ticket(openedAt, isReplied, waitedMs, since, isRunning, told | level.bit());
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(openedAt)
                .put((byte) (isReplied ? 1 : 0))
                .putLong(waitedMs)
                .putLong(since)
                .put((byte) (isRunning ? 1 : 0))
                .put((byte) told)
                .array();
    }

    static Ticket of(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Ticket(in.getLong(), in.get() == 1, in.getLong(), in.getLong(), in.get() == 1, in.get());
    }
}
