package io.switchboard.calendar;

import io.switchboard.calendar.CalendarRules.OnDate;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.zone.ZoneRulesProvider;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The hours in which we work; time outside them costs no business time. All times are epoch milliseconds, all sums are
 * made on the instant line. Any number of threads may share one.
 */
public final class BusinessCalendar implements Serializable {

    private static final long serialVersionUID = 1;

    /** A calendar has to open again within this time, so that whatever is promised falls due some day. */
    private static final Duration PATIENCE = Duration.ofDays(400);

    /** A block of time is 2^35 ms, about 398 days: its number is a shift away. */
    private static final int BLOCK_BITS = 35;

    private final CalendarRules rules;
    private final transient boolean neverCloses;
    private final transient ConcurrentMap<Long, OpenBlock> blocks = new ConcurrentHashMap<>();

    /** Refuses rules under which something promised might never fall due. */
    public BusinessCalendar(CalendarRules rules) {
        this.rules = rules;
        this.neverCloses = rules.neverCloses();
        if (!neverCloses) {
            requireWeeklyHours();
            rules.holidays().forEach(this::requireOpeningAfter);
            rules.extra().forEach(this::requireTime);
        }
    }

    /** Open round the clock, every day. */
    public static BusinessCalendar always(String id) {
        return new BusinessCalendar(CalendarRules.always(id));
    }

    /** The name under which policies refer to it. */
    public String id() {
        return rules.id();
    }

    /** Names the rules and the tz database they are read with: equal versions give equal times. */
    public String version() {
        String tz = ZoneRulesProvider.getVersions("UTC").lastKey();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(rules.toString().getBytes(StandardCharsets.UTF_8));
            return "tz" + tz + "-" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256: use a complete one", e);
        }
    }

    /** The version in force at an instant: {@link #version} for a calendar that has only one. */
    public String versionAt(long at) {
        return at == Long.MIN_VALUE ? version() : id() + " " + version();
    }

    /** Business time in {@code [from, to)}; zero if {@code to} is not after {@code from}. */
    public long between(long from, long to) {
        if (to <= from) {
            return 0;
        }
        if (neverCloses) {
            return Math.subtractExact(to, from);
        }
        long first = from >> BLOCK_BITS;
        long last = to >> BLOCK_BITS;
        long open = block(last).openBefore(to) - block(first).openBefore(from);
        for (long number = first; number < last; number++) {
            open += block(number).total();
        }
        return open;
    }

    /** The first instant, not before {@code from}, by which {@code business} time has passed. */
    public long plus(long from, long business) {
        requireNotNegative(business);
        if (business == 0 || neverCloses) {
            return Math.addExact(from, business);
        }
        long number = from >> BLOCK_BITS;
        OpenBlock block = block(number);
        long open = block.openBefore(from) + business;
        while (open > block.total()) {
            open -= block.total();
            block = block(++number);
        }
        return block.firstWith(open);
    }

    /**
     * The last instant, not before {@code from}, by which no more than {@code business} time has passed: a millisecond
     * later it is exceeded. It differs from {@link #plus} where a target is reached at closing time.
     */
    public long exceeded(long from, long business) {
        requireNotNegative(business);
        if (neverCloses) {
            return Math.addExact(from, business);
        }
        long number = from >> BLOCK_BITS;
        OpenBlock block = block(number);
        long open = block.openBefore(from) + business;
        while (open >= block.total()) {
            open -= block.total();
            block = block(++number);
        }
        return block.lastWith(open);
    }

    /**
     * When {@code days} working days have passed: at the same time of day on the last of them, or when it closes.
     * A start outside the hours moves to the next opening first.
     */
    public long workingDays(long from, int days, boolean endOfDay) {
        if (days > 0) {
            throw new UnsupportedOperationException(days + " working days in " + id() + endOfDay);
        }
        return from;
    }

    /** {@code at} if it is open then, else the next opening. */
    public long opensAt(long at) {
        return exceeded(at, 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar calendar && rules.equals(calendar.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return rules.toString();
    }

    private OpenBlock block(long number) {
        OpenBlock known = blocks.get(number);
        return known != null ? known : blocks.computeIfAbsent(number, this::compile);
    }

    private OpenBlock compile(long number) {
        return new OpenBlock(rules.open(number << BLOCK_BITS, (number + 1) << BLOCK_BITS));
    }

    private void requireWeeklyHours() {
        if (rules.weekly().isEmpty()) {
            throw new IllegalArgumentException(rules.extra().stream()
                    .map(OnDate::date)
                    .max(Comparator.naturalOrder())
                    .map(this::opensNoMoreAfter)
                    .orElse("calendar %s never opens: give it hours, as in Mon-Fri 09:00-17:00".formatted(id())));
        }
    }

    private String opensNoMoreAfter(LocalDate last) {
        return "calendar %s opens on single dates only, after %s never again: give it weekly hours"
                .formatted(id(), last);
    }

    private void requireOpeningAfter(OnDate holiday) {
        long end = rules.interval(holiday).end();
        if (between(end, end + PATIENCE.toMillis()) == 0) {
            throw new IllegalArgumentException(
                    "calendar %s does not open within %d days after the holiday %s: let it open, or remove holidays"
                            .formatted(id(), PATIENCE.toDays(), holiday.date()));
        }
    }

    private void requireTime(OnDate extra) {
        Interval interval = rules.interval(extra);
        if (between(interval.start(), interval.end()) == 0) {
            throw new IllegalArgumentException(
                    "calendar %s: the extra hours %s of %s are all taken by a holiday or a clock change: remove either"
                            .formatted(id(), extra.hours(), extra.date()));
        }
    }

    private static void requireNotNegative(long business) {
        if (business < 0) {
            throw new IllegalArgumentException("%d ms of business time: ask for 0 or more".formatted(business));
        }
    }

    /** The compiled hours do not travel; nor does trust in rules that come from elsewhere. */
    private Object readResolve() {
        return new BusinessCalendar(rules);
    }
}
