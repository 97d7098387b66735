package io.switchboard.calendar;

import static io.switchboard.calendar.Calendars.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.LongForm;
import io.switchboard.Proves;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The calendar against a table of seconds, over four years with all their clock changes. */
@Proves({"R-40", "R-41", "R-44"})
class SecondCounterTest {

    private static final int CASES = LongForm.of(1_000_000, 250_000);
    private static final LocalDate FROM = LocalDate.of(2023, 1, 1);
    private static final LocalDate TO = LocalDate.of(2027, 1, 1);
    private static final long NINETY_DAYS = 90L * 86_400_000;

    private static final List<Calendars> CALENDARS = List.of(
            open("Europe/Berlin").weekdays("09:00-17:00"),
            open("Europe/Berlin")
                    .weekdays("08:00-12:00", "13:30-18:00")
                    .on(DayOfWeek.SATURDAY, "10:00-14:00")
                    .extra("2024-03-31", "01:30-02:30")
                    .holiday("2024-12-24", "12:00-24:00")
                    .holiday("2024-12-25"),
            open("Europe/Berlin").daily("22:00-06:00").holiday("2025-12-31", "22:00-06:00"),
            open("Australia/Lord_Howe").daily("01:45-02:15", "23:00-01:40"),
            open("Australia/Lord_Howe").daily("00:00-24:00").holiday("2025-04-06"),
            open("Asia/Kolkata").weekdays("09:30-18:30").holiday("2025-08-15").extra("2025-08-16", "10:00-13:00"),
            open("America/Asuncion").daily("00:00-08:00").holiday("2023-10-01"),
            open("America/Asuncion").weekdays("20:00-00:30").on(DayOfWeek.SUNDAY, "00:00-00:45"),
            open("America/New_York").daily("01:30-02:30").weekdays("08:30-17:00"),
            open("America/New_York").weekdays("18:00-03:00").holiday("2025-11-01", "18:00-03:00"),
            open("America/St_Johns").daily("06:15-06:15"),
            open("Africa/Casablanca").weekdays("02:15-02:45", "09:00-13:00", "15:00-19:00"),
            open("Asia/Gaza").weekdays("23:00-01:30").on(DayOfWeek.SATURDAY, "00:00-02:00"),
            open("Pacific/Chatham").on(DayOfWeek.MONDAY, "09:00-11:00").extra("2025-01-04", "09:00-24:00"),
            open("UTC").daily("00:00-24:00"),
            open("Europe/London").weekdays("14:00-23:00", "20:00-23:30").holiday("2025-12-25"));

    @Test
    @Proves({"R-40", "R-41"})
    void theCalendarAgreesWithCountingSeconds() {
        long seed = Long.getLong("switchboard.seed", 20261122);
        System.out.printf("SecondCounterTest: -Dswitchboard.seed=%d%n", seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (Calendars rules : CALENDARS) {
            SecondTable table = new SecondTable(rules.rules(), FROM, TO);
            BusinessCalendar calendar = rules.calendar();
            for (int i = 0; i < CASES / CALENDARS.size(); i++) {
                check(calendar, table, random);
            }
        }
    }

    /** The table's own shortcuts, against nothing but looking at every second. */
    @Test
    void theTableCountsAsOneCountsOnFingers() {
        SecondTable table = new SecondTable(CALENDARS.get(1).rules(), FROM, FROM.plusDays(64));
        int count = 0;
        for (long second = table.firstSecond(); second <= table.lastSecond(); second++) {
            assertThat(table.count(second)).isEqualTo(count);
            if (table.isOpen(second)) {
                assertThat(table.find(count)).isEqualTo(second);
                count++;
            }
        }
        assertThat(count).isEqualTo(table.total()).isPositive();
    }

    private static void check(BusinessCalendar calendar, SecondTable table, SplittableRandom random) {
        long from = start(table, random);
        long to = start(table, random);
        long elapsed = elapsed(table, from);
        long business = target(table, random, from);
        long due = business == 0 ? from : firstWith(table, elapsed + business);
        long exceeded = lastWith(table, elapsed + business);
        long between = Math.max(0, elapsed(table, to) - elapsed);
        if (calendar.plus(from, business) != due
                || calendar.exceeded(from, business) != exceeded
                || calendar.between(from, to) != between) {
            throw new AssertionError("%s: from %s, %d ms: due %s, exceeded at %s; until %s: %d ms"
                    .formatted(calendar, at(from), business, at(due), at(exceeded), at(to), between));
        }
    }

    /** Half of them anywhere, half of them within two seconds of opening or closing; some open time is left. */
    private static long start(SecondTable table, SplittableRandom random) {
        long last = table.find(table.total() - 1);
        long second = random.nextLong(table.firstSecond(), last);
        if (random.nextBoolean()) {
            return second * 1000 + random.nextLong(1000);
        }
        long edge = table.isOpen(second) ? table.closing(second) : table.find(table.count(second));
        return Math.min(last * 1000, Math.max(table.firstSecond() * 1000, edge * 1000 + random.nextLong(-2000, 2000)));
    }

    /** Small and large ones, of whole seconds and not, some of them up to closing time. */
    private static long target(SecondTable table, SplittableRandom random, long from) {
        long elapsed = elapsed(table, from);
        long most = Math.min(NINETY_DAYS, table.total() * 1000L - elapsed - 1);
        long any = random.nextLong(0, Math.max(1, most >> random.nextInt(20)));
        return switch (random.nextInt(3)) {
            case 0 -> any;
            case 1 -> any / 1000 * 1000;
            default -> {
                long closing = table.closing(lastWith(table, elapsed + any) / 1000);
                yield closing > table.lastSecond() ? any : Math.min(most, elapsed(table, closing * 1000) - elapsed);
            }
        };
    }

    private static Instant at(long instant) {
        return Instant.ofEpochMilli(instant);
    }

    private static long elapsed(SecondTable table, long instant) {
        long second = Math.floorDiv(instant, 1000);
        return table.count(second) * 1000L + (table.isOpen(second) ? Math.floorMod(instant, 1000) : 0);
    }

    private static long firstWith(SecondTable table, long open) {
        int whole = (int) ((open - 1) / 1000);
        return table.find(whole) * 1000 + open - whole * 1000L;
    }

    private static long lastWith(SecondTable table, long open) {
        return table.find((int) (open / 1000)) * 1000 + open % 1000;
    }
}
