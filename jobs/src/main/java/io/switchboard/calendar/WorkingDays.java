package io.switchboard.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts the working days of a calendar: the local dates on which it opens. */
final class WorkingDays {

    /** A block of dates is 512 days: its number is a shift away. */
    private static final int BLOCK_BITS = 9;

    /** No shift reaches further from its date: a night, in a zone that skips a day. */
    private static final int REACH_DAYS = 2;

    private final List<CalendarVersion> versions;
    private final ConcurrentMap<Long, DayBlock> blocks = new ConcurrentHashMap<>();

    WorkingDays(List<CalendarVersion> versions) {
        this.versions = versions;
    }

    /** The date whose hours are open at {@code instant}, which is on {@code local}: of two the later, as in a night. */
    LocalDate shiftAt(long instant, LocalDate local) {
        for (LocalDate date = local; !date.isBefore(local.minusDays(REACH_DAYS)); date = date.minusDays(1)) {
            WorkingDay day = block(number(date)).day(date);
            if (day != null && day.isOpenAt(instant)) {
                return date;
            }
        }
        return local;
    }

    /** The {@code days}-th working day after {@code date}. */
    WorkingDay after(LocalDate date, int days) {
        long number = number(date);
        DayBlock block = block(number);
        int wanted = Math.addExact(block.upTo(date), days);
        while (wanted > block.total()) {
            wanted -= block.total();
            block = block(++number);
        }
        return block.counted(wanted);
    }

    private static long number(LocalDate date) {
        return date.toEpochDay() >> BLOCK_BITS;
    }

    private DayBlock block(long number) {
        DayBlock known = blocks.get(number);
        return known != null ? known : blocks.computeIfAbsent(number, this::compile);
    }

    private DayBlock compile(long number) {
        LocalDate first = LocalDate.ofEpochDay(number << BLOCK_BITS);
        LocalDate last = LocalDate.ofEpochDay(((number + 1) << BLOCK_BITS) - 1);
        Map<LocalDate, WorkingDay> days = new TreeMap<>();
        for (int i = 0; i < versions.size(); i++) {
            CalendarRules rules = versions.get(i).rules();
            Interval inForce = CalendarVersion.inForce(versions, i);
            rules.shifts(first, last).forEach((date, open) -> {
                List<Interval> left = Interval.within(open, inForce);
                if (!left.isEmpty()) {
                    days.merge(date, new WorkingDay(date, rules.zone(), left), WorkingDays::joined);
                }
            });
        }
        return new DayBlock(new ArrayList<>(days.values()));
    }

    /** A date in the middle of which the newer version comes into force. */
    private static WorkingDay joined(WorkingDay older, WorkingDay newer) {
        List<Interval> open = new ArrayList<>(older.open());
        open.addAll(newer.open());
        return new WorkingDay(newer.date(), newer.zone(), Interval.unite(open));
    }
}
