package io.switchboard.calendar;

import static io.switchboard.calendar.Calendars.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.calendar.CalendarRules.OnDate;
import io.switchboard.calendar.CalendarRules.Weekly;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Working days of random calendars, against walking from second to second and from date to date. */
@Proves("R-42")
class WorkingDayCounterTest {

    private static final int CALENDARS = 60;
    private static final int CASES = 500;
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 3, 1);
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Shanghai",
            "Asia/Gaza",
            "Pacific/Chatham");

    @Test
    void workingDaysAreThoseThatOneCountsOnFingers() {
        long seed = Long.getLong("switchboard.seed", 20261123);
        System.out.printf("WorkingDayCounterTest: -Dswitchboard.seed=%d%n", seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CALENDARS; i++) {
            CalendarRules rules = random(random).rules();
            Fingers fingers = new Fingers(rules);
            BusinessCalendar calendar = new BusinessCalendar(rules);
            for (int j = 0; j < CASES; j++) {
                long from = random.nextLong(
                        FROM.toEpochDay() * 86_400_000, LocalDate.of(2026, 1, 1).toEpochDay() * 86_400_000);
                int days = random.nextInt(1, 15);
                boolean endOfDay = random.nextBoolean();
                assertThat(Instant.ofEpochMilli(calendar.workingDays(from, days, endOfDay)))
                        .as("%s: %d days from %s", rules, days, Instant.ofEpochMilli(from))
                        .isEqualTo(Instant.ofEpochMilli(fingers.due(from, days, endOfDay)));
            }
        }
    }

    private static Calendars random(SplittableRandom random) {
        Calendars calendar = open(ZONES.get(random.nextInt(ZONES.size())));
        calendar.on(DayOfWeek.TUESDAY, "10:00-12:00");
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                calendar.on(day, hours(random));
            }
        }
        for (int i = random.nextInt(30); i > 0; i--) {
            String date = FROM.plusDays(random.nextInt(420)).toString();
            calendar.holiday(date, random.nextBoolean() ? "00:00-24:00" : hours(random));
        }
        return calendar;
    }

    private static String hours(SplittableRandom random) {
        return "%02d:%02d-%02d:%02d"
                .formatted(random.nextInt(24), 15 * random.nextInt(4), random.nextInt(24), 15 * random.nextInt(4));
    }

    /** For each date the open seconds of its hours, one bit each; it shares no code with the calendar. */
    private static final class Fingers {

        private static final int SECONDS = 3 * 86_400;

        private final ZoneRules zone;
        private final TreeMap<LocalDate, BitSet> shifts = new TreeMap<>();

        Fingers(CalendarRules rules) {
            zone = rules.zone().getRules();
            for (LocalDate date = FROM.minusDays(4); date.isBefore(TO); date = date.plusDays(1)) {
                BitSet open = new BitSet(SECONDS);
                for (Weekly rule : rules.weekly()) {
                    if (rule.day() == date.getDayOfWeek()) {
                        open.set(bit(date, date, rule.hours().opens().toSecondOfDay()), end(date, date, rule.hours()));
                    }
                }
                for (OnDate holiday : rules.holidays()) {
                    int start =
                            bit(date, holiday.date(), holiday.hours().opens().toSecondOfDay());
                    open.clear(Math.min(SECONDS, start), Math.min(SECONDS, end(date, holiday.date(), holiday.hours())));
                }
                shifts.put(date, open);
            }
        }

        long due(long from, int days, boolean endOfDay) {
            long asked = Math.floorDiv(from, 1000);
            LocalDate shift = shiftAfter(asked);
            long second = next(shift, asked);
            long start = second == asked ? from : second * 1000;
            LocalDateTime local = local(Math.floorDiv(start, 1000));
            LocalDate last = shift;
            for (int i = 0; i < days; ) {
                last = last.plusDays(1);
                i += counts(last) ? 1 : 0;
            }
            BitSet open = shifts.get(last);
            long closes = base(last) + open.length();
            LocalDateTime wanted = local.plusDays(last.toEpochDay() - shift.toEpochDay());
            long instant = second(wanted.toLocalDate(), wanted.toLocalTime().toSecondOfDay());
            long next = next(last, instant);
            boolean none = next == Long.MAX_VALUE;
            long millis = next == instant ? Math.floorMod(start, 1000) : 0;
            return endOfDay || none ? closes * 1000 : next * 1000 + millis;
        }

        private boolean counts(LocalDate date) {
            BitSet open = shifts.get(date);
            return !open.isEmpty()
                    && local(base(date) + open.nextSetBit(0)).toLocalDate().equals(date);
        }

        /** The date whose hours are open next; of those that are open together, the latest. */
        private LocalDate shiftAfter(long second) {
            LocalDate local = local(second).toLocalDate();
            LocalDate first = local;
            for (LocalDate date :
                    shifts.subMap(local.minusDays(2), local.plusDays(15)).keySet()) {
                first = next(date, second) <= next(first, second) ? date : first;
            }
            return first;
        }

        /** The next open second of the hours of a date; MAX_VALUE for none. */
        private long next(LocalDate date, long second) {
            long base = base(date);
            int bit = shifts.get(date).nextSetBit((int) Math.max(0, second - base));
            return bit < 0 ? Long.MAX_VALUE : base + bit;
        }

        /** The first second of the table of a date. */
        private long base(LocalDate date) {
            return second(date, 0);
        }

        private int bit(LocalDate table, LocalDate date, int secondOfDay) {
            return (int) Math.max(0, second(date, secondOfDay) - base(table));
        }

        private int end(LocalDate table, LocalDate date, Hours hours) {
            boolean night = hours.closes().toSecondOfDay() <= hours.opens().toSecondOfDay();
            return bit(table, night ? date.plusDays(1) : date, hours.closes().toSecondOfDay());
        }

        private LocalDateTime local(long second) {
            return LocalDateTime.ofEpochSecond(second, 0, zone.getOffset(Instant.ofEpochSecond(second)));
        }

        private long second(LocalDate date, int secondOfDay) {
            long wall = date.toEpochDay() * 86_400 + secondOfDay;
            LocalDateTime local = date.atStartOfDay().plusSeconds(secondOfDay);
            return wall
                    - (zone.getValidOffsets(local).size() == 1
                            ? zone.getValidOffsets(local).get(0).getTotalSeconds()
                            : zone.getTransition(local).getOffsetBefore().getTotalSeconds());
        }
    }
}
