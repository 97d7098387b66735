package io.switchboard.calendar;

import java.io.Serializable;
import java.util.List;

/**
 * Rules of a calendar, and from when on they count.
 *
 * @param number 1, 2, 3
 * @param effectiveFrom epoch milliseconds; {@link #ALWAYS} for the first
 * @param author who answers for it; may be empty in the first
 * @param reason why it is so; may be empty in the first
 * @param source the library that public holidays were taken from and its version; empty for none
 */
public record CalendarVersion(
        int number, long effectiveFrom, String author, String reason, String source, CalendarRules rules)
        implements Serializable {

    /** Since before all time. */
    public static final long ALWAYS = Long.MIN_VALUE;

    public CalendarVersion {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "calendar %s has version %d: count 1, 2, 3".formatted(rules.id(), number));
        }
        if (number > 1) {
            require(effectiveFrom != ALWAYS, rules, number, "effectiveFrom", "2026-07-01T00:00:00Z");
            require(!author.isBlank(), rules, number, "author", "Ada");
            require(!reason.isBlank(), rules, number, "reason", "shorter hours in Ramadan");
        }
    }

    /** The only version of a calendar that nobody has changed yet. */
    public static CalendarVersion first(CalendarRules rules) {
        return new CalendarVersion(1, ALWAYS, "", "", "", rules);
    }

    /** When the version at {@code index} counts, of versions in the order in which they come into force. */
    static Interval inForce(List<CalendarVersion> versions, int index) {
        long start = index == 0 ? ALWAYS : versions.get(index).effectiveFrom;
        long end = index == versions.size() - 1 ? Long.MAX_VALUE : versions.get(index + 1).effectiveFrom;
        return new Interval(start, end);
    }

    private static void require(boolean given, CalendarRules rules, int number, String key, String example) {
        if (!given) {
            throw new IllegalArgumentException("calendar %s version %d has no %s: a change says it, as in %s: %s"
                    .formatted(rules.id(), number, key, key, example));
        }
    }
}
