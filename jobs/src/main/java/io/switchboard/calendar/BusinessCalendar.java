package io.switchboard.calendar;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The hours in which we work; time outside them costs no business time. All times are epoch milliseconds, all sums are
 * made on the instant line. Any number of threads may share one.
 */
public final class BusinessCalendar implements Serializable {

    private static final long serialVersionUID = 2;

    /** A block of time is 2^35 ms, about 398 days: its number is a shift away. */
    private static final int BLOCK_BITS = 35;

    private static final Comparator<CalendarVersion> OLDEST_FIRST =
            Comparator.comparingLong(CalendarVersion::effectiveFrom).thenComparingInt(CalendarVersion::number);

    private final List<CalendarVersion> versions;
    private final transient boolean neverCloses;
    private final transient WorkingDays workingDays;
    private final transient ConcurrentMap<Long, OpenBlock> blocks = new ConcurrentHashMap<>();

    /** Most questions are about the present. */
    private transient volatile Numbered lastAsked;

    private final transient ConcurrentMap<Integer, String> names = new ConcurrentHashMap<>();

    /**
     * Each version counts until the next comes into force, the first for all time before, too. Refuses rules under which
     * something promised might never fall due.
     */
    public BusinessCalendar(List<CalendarVersion> versions) {
        this.versions = versions.stream().sorted(OLDEST_FIRST).toList();
        requireOneLine();
        this.neverCloses = versions.stream().map(CalendarVersion::rules).allMatch(CalendarRules::neverCloses);
        this.workingDays = new WorkingDays(this.versions);
        versions.stream().map(CalendarVersion::rules).forEach(CalendarCheck::require);
        this.versions.stream().skip(1).forEach(version -> CalendarCheck.requireOpeningAt(this, version));
    }

    /** A calendar that nobody has changed yet. */
    public BusinessCalendar(CalendarRules rules) {
        this(List.of(CalendarVersion.first(rules)));
    }

    /** Open round the clock, every day. */
    public static BusinessCalendar always(String id) {
        return new BusinessCalendar(CalendarRules.always(id));
    }

    /** The name under which policies refer to it. */
    public String id() {
        return versions.get(0).rules().id();
    }

    /** In the order in which they come into force. */
    public List<CalendarVersion> versions() {
        return versions;
    }

    /** Names all its versions and the tz database they are read with: equal names give equal times. */
    public String version() {
        return "%s-%s".formatted(tz(), hash(versions));
    }

    /** Names the version in force at an instant, as in {@code berlin v2 tz2025b-0123abcd4567}. */
    public String versionAt(long at) {
        return names.computeIfAbsent(inForce(at).number(), number -> {
            CalendarVersion version = inForce(at);
            String source = version.source().isEmpty() ? "" : version.source() + " ";
            return "%s v%d %s%s-%s".formatted(id(), version.number(), source, tz(), hash(version));
        });
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
     * When {@code days} working days have passed, each a local date on which it opens. A start outside the hours
     * moves to the next opening first; the day of the start is not counted. Due on the last of them at the start's time
     * of day, or at the day's next opening if it is closed then, or when it closes for good that day.
     *
     * @param endOfDay due when the last day closes, whatever the time of the start
     */
    public long workingDays(long from, int days, boolean endOfDay) {
        if (days < 1) {
            throw new IllegalArgumentException("%d working days: ask for 1 or more".formatted(days));
        }
        long start = opensAt(from);
        LocalDateTime local = LocalDateTime.ofInstant(
                Instant.ofEpochMilli(start), inForce(start).rules().zone());
        LocalDate first = workingDays.shiftAt(start, local.toLocalDate());
        WorkingDay last = workingDays.after(first, days);
        return endOfDay ? last.closes() : last.at(local.plusDays(ChronoUnit.DAYS.between(first, last.date())));
    }

    /** {@code at} if it is open then, else the next opening. */
    public long opensAt(long at) {
        return exceeded(at, 0);
    }

    /** {@code at} if it was open just before, so that what is used up then is due then; else when it last closed. */
    public long closedSince(long at) {
        if (neverCloses) {
            return at;
        }
        long number = at >> BLOCK_BITS;
        OpenBlock block = block(number);
        long open = block.openBefore(at);
        while (open == 0) {
            block = block(--number);
            open = block.total();
        }
        return block.firstWith(open);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar calendar && versions.equals(calendar.versions);
    }

    @Override
    public int hashCode() {
        return versions.hashCode();
    }

    @Override
    public String toString() {
        return versions + " " + tz();
    }

    private OpenBlock block(long number) {
        Numbered last = lastAsked;
        if (last != null && last.number() == number) {
            return last.block();
        }
        OpenBlock block = blocks.computeIfAbsent(number, this::compile);
        lastAsked = new Numbered(number, block);
        return block;
    }

    private record Numbered(long number, OpenBlock block) {}

    private OpenBlock compile(long number) {
        Interval time = new Interval(number << BLOCK_BITS, (number + 1) << BLOCK_BITS);
        List<Interval> open = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            for (Interval counts : Interval.within(List.of(time), CalendarVersion.inForce(versions, i))) {
                open.addAll(versions.get(i).rules().open(counts.start(), counts.end()));
            }
        }
        return new OpenBlock(Interval.unite(open));
    }

    private CalendarVersion inForce(long at) {
        CalendarVersion inForce = versions.get(0);
        for (CalendarVersion version : versions) {
            inForce = version.effectiveFrom() <= at ? version : inForce;
        }
        return inForce;
    }

    private void requireOneLine() {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a calendar without a version: give it rules");
        }
        Set<Integer> numbers = new HashSet<>();
        for (CalendarVersion version : versions) {
            if (!version.rules().id().equals(id())) {
                throw new IllegalArgumentException("calendar %s has a version of %s: give each its own id"
                        .formatted(id(), version.rules().id()));
            }
            if (!numbers.add(version.number())) {
                throw new IllegalArgumentException(
                        "calendar %s version %d is there twice: raise the version of the newer"
                                .formatted(id(), version.number()));
            }
        }
    }

    private static String tz() {
        return "tz" + ZoneRulesProvider.getVersions("UTC").lastKey();
    }

    private static String hash(Object rules) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(rules.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256: use a complete one", e);
        }
    }

    private static void requireNotNegative(long business) {
        if (business < 0) {
            throw new IllegalArgumentException("%d ms of business time: ask for 0 or more".formatted(business));
        }
    }

    /** The compiled hours do not travel; nor does trust in rules that come from elsewhere. */
    private Object readResolve() {
        return new BusinessCalendar(versions);
    }
}
