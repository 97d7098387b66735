package io.switchboard.bench.rival;

import java.time.Duration;

/** What is told of a {@link Ticket}: of its first reply within an hour and its resolution within five days. */
enum Level {
    REPLY_WARNING(1, Duration.ofMinutes(45)),
    REPLY_BREACH(2, Duration.ofHours(1)),
    RESOLUTION_WARNING(4, Duration.ofHours(90)),
    RESOLUTION_BREACH(8, Duration.ofDays(5));

    private static final long NEVER = Long.MAX_VALUE;

    private final int bit;
    private final long afterMs;

    Level(int bit, Duration after) {
        this.bit = bit;
        this.afterMs = after.toMillis();
    }

    /** When it is reached if nothing happens before. */
    long at(Ticket ticket) {
        return switch (this) {
            case REPLY_WARNING, REPLY_BREACH -> ticket.isReplied() ? NEVER : ticket.openedAt() + afterMs;
            case RESOLUTION_WARNING, RESOLUTION_BREACH -> ticket.isRunning()
                    ? ticket.since() + afterMs - ticket.waitedMs()
                    : NEVER;
        };
    }

    /** For so long it is not reached. */
    Duration after() {
        return Duration.ofMillis(afterMs);
    }

    /** Its place among the bits of what was told. */
    int bit() {
        return bit;
    }
}
