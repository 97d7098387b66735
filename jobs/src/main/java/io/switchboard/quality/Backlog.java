package io.switchboard.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Counts what is open at the end of each day, by age. */
final class Backlog {

    private static final long[] HOURS = {1, 4, 24, 72, 168, 720};

    /** Ten years: an item that somebody tells of at least every 400 days is known for as long as that. */
    private static final int LONGEST_DAYS = 3_653;

    private final Settings settings;

    Backlog(Settings settings) {
        this.settings = settings;
    }

    /** @param heard when it was first told of: what was open elsewhere before that is no backlog of ours */
    void into(Sheet sheet, Instant created, Instant heard, Predicate<Instant> isOpen, long passed, Cast cast) {
        Instant end = endOfDay(heard);
        for (int day = 0; day < LONGEST_DAYS && end.toEpochMilli() <= passed; day++) {
            Instant last = end.minusMillis(1);
            if (isOpen.test(last)) {
                sheet.count(last, cast.at(last), Counters.of(bucket(Duration.between(created, end)), 1));
            }
            end = endOfDay(end);
        }
    }

    /** The next time that an open item has to be counted. */
    Instant endOfDay(Instant at) {
        return Grain.DAY.window(at, settings.wall()).end();
    }

    private static Counter bucket(Duration age) {
        int bucket = 0;
        while (bucket < HOURS.length && age.compareTo(Duration.ofHours(HOURS[bucket])) > 0) {
            bucket++;
        }
        return Counter.OPEN_1H.behind(bucket);
    }
}
