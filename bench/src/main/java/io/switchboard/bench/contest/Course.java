package io.switchboard.bench.contest;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What all contestants are given: the same records of {@code ticket-events}. The time is taken when they are warm: have worked for a
 * while since all tickets were open, or, who is too fast for that, have handled two thirds of what comes then.
 *
 * @param folder for the files of a contestant
 * @param open how many records were handled when all tickets are open
 * @param all how many records there are
 * @param tickets that are open then
 * @param everOpen tickets that all records are of: those that are open, and those that were closed
 * @param warm how long a contestant works with all tickets open before the time is taken
 * @param window how long the time is taken, unless the records end before
 */
public record Course(
        String bootstrapServers,
        Path folder,
        long open,
        long all,
        long tickets,
        long everOpen,
        Duration warm,
        Duration window) {

    /** One whose time is not taken. */
    public static Course untimed(String bootstrapServers, Path folder, long open, long tickets) {
        return new Course(bootstrapServers, folder, open, open, tickets, tickets, Duration.ZERO, Duration.ZERO);
    }

    /** @param worked since all tickets were open */
    boolean isWarm(long handled, Duration worked) {
        return handled >= open && (worked.compareTo(warm) >= 0 || handled >= open + (all - open) * 2 / 3);
    }

    /** How many tickets so many records are of, the closed ones too: a desk opens them evenly, once all are open. */
    long ticketsAfter(long handled) {
        if (handled <= open || all == open) {
            return tickets;
        }
        return tickets + Math.round((everOpen - tickets) * (double) (handled - open) / (all - open));
    }
}
