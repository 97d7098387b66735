package io.switchboard.bench.contest;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What all contestants are given: the same records of {@code ticket-events}. The time is taken when all tickets are open, and
 * they are warm: have worked for a while, or handled a third of the records.
 *
 * @param folder for the files of a contestant
 * @param open how many records were handled when all tickets are open
 * @param all how many records there are
 * @param warm how long a contestant works before the time is taken
 * @param window how long the time is taken, unless the records end before
 */
public record Course(String bootstrapServers, Path folder, long open, long all, Duration warm, Duration window) {

    boolean isWarm(long handled, Duration worked) {
        return handled >= open && (worked.compareTo(warm) >= 0 || handled >= open + (all - open) / 3);
    }
}
