package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import java.io.Serializable;
import java.time.Duration;

/**
 * How much of the calendar's time a clock may use.
 *
 * @param withinMs of a DURATION, in milliseconds
 * @param days of WORKING_DAYS
 * @param endOfDay of WORKING_DAYS: due at closing time of the last day, else at the same time of day
 */
public record Target(Kind kind, long withinMs, int days, boolean endOfDay, BusinessCalendar calendar)
        implements Serializable {

    /** The business time of a clock that has no deadline. */
    public static final long NONE = -1;

    /** Nobody means more: ten years of the wall's time. */
    private static final Duration LONGEST = Duration.ofDays(3653);

    /** How it is written. */
    public enum Kind {
        DURATION,
        WORKING_DAYS,
        /** The source says when: the item's {@code targetAt}. */
        GIVEN
    }

    public Target {
        boolean valid =
                switch (kind) {
                    case DURATION -> withinMs > 0 && withinMs <= LONGEST.toMillis();
                    case WORKING_DAYS -> days > 0 && days <= LONGEST.toDays();
                    case GIVEN -> true;
                };
        if (!valid) {
            throw new IllegalArgumentException("a target of %s: promise more than nothing and at most %d hours or days"
                    .formatted(
                            kind == Kind.DURATION ? Duration.ofMillis(withinMs) : days + " working days",
                            kind == Kind.DURATION ? LONGEST.toHours() : LONGEST.toDays()));
        }
    }

    public static Target within(long millis, BusinessCalendar calendar) {
        return new Target(Kind.DURATION, millis, 0, false, calendar);
    }

    /**
     * The business time that a clock started at {@code start} may use; {@link #NONE} if nothing is promised.
     *
     * @param givenAt what the source gives, in epoch milliseconds; 0 for nothing
     */
    public long businessMs(long start, long givenAt) {
        return switch (kind) {
            case DURATION -> withinMs;
            case WORKING_DAYS -> calendar.between(start, calendar.workingDays(start, days, endOfDay));
            case GIVEN -> givenAt == 0 ? NONE : calendar.between(start, givenAt);
        };
    }

    /** Said in full, the calendar by its name. */
    @Override
    public String toString() {
        return switch (kind) {
            case DURATION -> "%s of %s".formatted(Duration.ofMillis(withinMs), calendar.id());
            case WORKING_DAYS -> "%d working days of %s%s"
                    .formatted(days, calendar.id(), endOfDay ? ", at closing time" : "");
            case GIVEN -> "given by the source";
        };
    }
}
