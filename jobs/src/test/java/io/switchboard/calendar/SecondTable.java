package io.switchboard.calendar;

import io.switchboard.calendar.CalendarRules.OnDate;
import io.switchboard.calendar.CalendarRules.Weekly;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * The oracle: one bit for every second of some years, open or closed, and counting. It shares no code with the calendar
 * and looks up local times itself: a skipped one and the first of a repeated one are both read with the offset before
 * the change.
 */
final class SecondTable {

    private final long first;
    private final long[] bits;
    /** Open seconds before each word of bits. */
    private final int[] before;

    SecondTable(CalendarRules rules, LocalDate from, LocalDate to) {
        first = from.toEpochDay() * 86_400;
        bits = new long[Math.toIntExact((to.toEpochDay() * 86_400 - first) / 64)];
        before = new int[bits.length + 1];
        ZoneRules zone = rules.zone().getRules();
        for (LocalDate day = from.minusDays(4); day.isBefore(to.plusDays(4)); day = day.plusDays(1)) {
            for (Weekly rule : rules.weekly()) {
                if (rule.day() == day.getDayOfWeek()) {
                    mark(day, rule.hours(), zone, true);
                }
            }
        }
        for (OnDate rule : rules.extra()) {
            mark(rule.date(), rule.hours(), zone, true);
        }
        for (OnDate rule : rules.holidays()) {
            mark(rule.date(), rule.hours(), zone, false);
        }
        for (int word = 0; word < bits.length; word++) {
            before[word + 1] = before[word] + Long.bitCount(bits[word]);
        }
    }

    long firstSecond() {
        return first;
    }

    long lastSecond() {
        return first + bits.length * 64L - 1;
    }

    /** Open seconds of the whole table. */
    int total() {
        return before[bits.length];
    }

    boolean isOpen(long second) {
        return (bits[word(second)] >>> (second - first) & 1) == 1;
    }

    /** Open seconds of the table before this one. */
    int count(long second) {
        int word = word(second);
        long below = (1L << (second - first)) - 1;
        return before[word] + Long.bitCount(bits[word] & below);
    }

    /** The open second that has this many open seconds before it. */
    long find(int count) {
        int found = Arrays.binarySearch(before, count);
        int word = found >= 0 ? found : -found - 2;
        while (before[word + 1] <= count) {
            word++;
        }
        long rest = bits[word];
        for (int skip = count - before[word]; skip > 0; skip--) {
            rest &= rest - 1;
        }
        return first + word * 64L + Long.numberOfTrailingZeros(rest);
    }

    /** The next closed second from this one on; looks two days ahead. */
    long closing(long second) {
        long last = Math.min(lastSecond(), second + 2 * 86_400);
        long at = second;
        while (at <= last && isOpen(at)) {
            boolean wholeWord = (at - first) % 64 == 0 && bits[word(at)] == -1L;
            at += wholeWord ? 64 : 1;
        }
        return at;
    }

    private int word(long second) {
        return (int) ((second - first) >> 6);
    }

    private void mark(LocalDate date, Hours hours, ZoneRules zone, boolean open) {
        LocalDate endDate = hours.closes().toSecondOfDay() <= hours.opens().toSecondOfDay() ? date.plusDays(1) : date;
        long start = Math.max(first, second(date.atTime(hours.opens()), zone));
        long end = Math.min(lastSecond() + 1, second(endDate.atTime(hours.closes()), zone));
        for (long second = start; second < end; second++) {
            long bit = 1L << (second - first);
            int word = word(second);
            bits[word] = open ? bits[word] | bit : bits[word] & ~bit;
        }
    }

    private static long second(LocalDateTime local, ZoneRules zone) {
        ZoneOffset offset = zone.getValidOffsets(local).size() == 1
                ? zone.getValidOffsets(local).get(0)
                : zone.getTransition(local).getOffsetBefore();
        return local.toEpochSecond(ZoneOffset.UTC) - offset.getTotalSeconds();
    }
}
