package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much of the calendar's time a clock may use.
 *
 * @param withinMs of a DURATION, in milliseconds
 * @param days of WORKING_DAYS
 * @param endOfDay of WORKING_DAYS: due at closing time of the last day, else at the same time of day
 * @param calendar of items of no group, or of one that has none of its own
 * @param groups by whose calendar time is measured while they have the item: group to calendar
 */
public record Target(
        Kind kind,
        long withinMs,
        int days,
        boolean endOfDay,
        BusinessCalendar calendar,
        Map<String, BusinessCalendar> groups)
        implements Serializable {

    /** The business time of a clock that has no deadline. */
    public static final long NONE = -1;

    /** Nobody means more: ten years of the wall's time. */
    static final Duration LONGEST = Duration.ofDays(3653);

    /** How it is written. */
    public enum Kind {
        DURATION,
        WORKING_DAYS,
        /** The source says when: the item's {@code targetAt}. */
        GIVEN
    }

    public Target {
        groups = Map.copyOf(groups);
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
        return new Target(Kind.DURATION, millis, 0, false, calendar, Map.of());
    }

    /** The group, if time is measured by a calendar of its own while it has the item; null if not. */
    public String measuredBy(String group) {
        return group != null && groups.containsKey(group) ? group : null;
    }

    /**
     * By which time is measured.
     *
     * @param group {@link #measuredBy}; null for none
     */
    public BusinessCalendar calendar(String group) {
        return group == null ? calendar : groups.getOrDefault(group, calendar);
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

    /**
     * Whether the working days that begin at {@code start} lead to an opening: then it is due, and not at the closing
     * before, by which as much of the calendar's time has passed.
     */
    public boolean endsAtAnOpening(long start) {
        if (kind != Kind.WORKING_DAYS) {
            return false;
        }
        long end = calendar.workingDays(start, days, endOfDay);
        return calendar.closedSince(end) < end;
    }

    /** All by which time may be measured. */
    Stream<BusinessCalendar> calendars() {
        return Stream.concat(Stream.of(calendar), groups.values().stream());
    }

    /** Said in full, the calendar by its name. */
    @Override
    public String toString() {
        return switch (kind) {
            case DURATION -> "%s of %s%s".formatted(Duration.ofMillis(withinMs), calendar.id(), ofGroups());
            case WORKING_DAYS -> "%d working days of %s%s"
                    .formatted(days, calendar.id(), endOfDay ? ", at closing time" : "");
            case GIVEN -> "given by the source";
        };
    }

    private String ofGroups() {
        StringBuilder said = new StringBuilder();
        new TreeMap<>(groups).forEach((group, own) -> said.append("; of %s for %s".formatted(own.id(), group)));
        return said.toString();
    }
}
