package io.switchboard.calendar;

import io.switchboard.event.Priority;
import io.switchboard.policy.PolicyReader;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Due times and elapsed times in office hours with a lunch break and holidays, for targets up to 90 days of wall time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CalendarBenchmark {

    private static final int MANY = 4_096;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long FROM = 1_767_225_600_000L;

    private static final String OFFICE =
            """
            calendars:
              office:
                zone: Europe/Berlin
                open:
                  - {days: Mon-Fri, hours: "09:00-12:30"}
                  - {days: Mon-Fri, hours: "13:30-18:00"}
                holidays: [2026-01-01, 2026-05-01, 2026-12-25]
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_REPLY
                    targets: {default: {within: 1h, calendar: office}}
            """;

    private final long[] from = new long[MANY];
    private final long[] until = new long[MANY];
    private final long[] business = new long[MANY];
    private BusinessCalendar office;
    private int next;

    /** Instants of one year, and spans from minutes to 90 days. */
    @Setup
    public void open() {
        office = PolicyReader.read("bench", OFFICE)
                .policies()
                .get(0)
                .clocks()
                .get(0)
                .targets()
                .get(Priority.P3)
                .calendar();
        Random random = new Random(20_261_127);
        for (int i = 0; i < MANY; i++) {
            from[i] = FROM + (long) (random.nextDouble() * 365 * DAY);
            until[i] = from[i] + (long) (random.nextDouble() * 90 * DAY);
            business[i] = office.between(from[i], until[i]);
        }
    }

    @Benchmark
    public long plus() {
        next = (next + 1) % MANY;
        return office.plus(from[next], business[next]);
    }

    @Benchmark
    public long between() {
        next = (next + 1) % MANY;
        return office.between(from[next], until[next]);
    }
}
