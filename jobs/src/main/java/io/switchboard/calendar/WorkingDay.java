package io.switchboard.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What is open of the hours that begin on one local date, a night shift up to its end on the next morning.
 *
 * @param zone whose clock shows the date
 * @param open in order, not empty
 */
record WorkingDay(LocalDate date, ZoneId zone, List<Interval> open) {

    /** Whether it opens on its date: a shift of which a holiday leaves the part after midnight only is no day of work. */
    boolean counts() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(open.get(0).start()), zone)
                .equals(date);
    }

    boolean isOpenAt(long instant) {
        return open.stream().anyMatch(stretch -> stretch.start() <= instant && instant < stretch.end());
    }

    /** This time of day if it is open then, else the next opening of the day, or its closing when there is none. */
    long at(LocalDateTime time) {
        long instant = time.atZone(zone).toInstant().toEpochMilli();
        for (Interval stretch : open) {
            if (instant < stretch.end()) {
                return Math.max(instant, stretch.start());
            }
        }
        return closes();
    }

    long closes() {
        return open.get(open.size() - 1).end();
    }
}
