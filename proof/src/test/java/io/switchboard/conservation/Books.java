package io.switchboard.conservation;

import io.switchboard.audit.Alarm;
import io.switchboard.audit.EndedMinutes;
import io.switchboard.event.CallEvent;
import io.switchboard.event.TicketEvent;
import io.switchboard.job.CountOfEnds;
import io.switchboard.job.FactOfSla;
import io.switchboard.quality.Metric;
import io.switchboard.quality.MetricRow;
import io.switchboard.quality.Office;
import io.switchboard.quality.Settings;
import io.switchboard.quality.StoryRules;
import io.switchboard.quality.Weights;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.twin.sim.Life;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The figures that the quality job would tell of some records, and where they are not what became of the contacts. */
final class Books {

    private static final String MINUTE = "PT1M";
    private static final String HOUR = "PT1H";
    private static final String DAY = "P1D";

    private static final Settings SETTINGS = new Settings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofDays(1),
            Records.LATENESS,
            Records.LATENESS,
            Duration.ofDays(1),
            Duration.ofHours(12),
            5,
            Weights.DEFAULT,
            "UTC",
            Map.of(),
            Map.of(MINUTE, List.of("all"), HOUR, List.of("all"), DAY, List.of("all")));

    private static final List<Metric> ENDS = List.of(
            Metric.CALLS_ANSWERED,
            Metric.CALLS_ABANDONED,
            Metric.CALLS_ABANDONED_IN_MENU,
            Metric.CALLS_WAITING,
            Metric.CALLS_FLOWED_OUT,
            Metric.CALLS_CALLED_BACK,
            Metric.CALLS_SERVED_IN_MENU);

    private final Collection<Life> lives;
    private final Office office = new Office(SETTINGS);
    private final Map<String, MetricRow> rows = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    private Books(Collection<Life> lives) {
        this.lives = lives;
    }

    /** @param told as it is read */
    static List<String> differences(Collection<Life> lives, List<Records.Told> told) {
        Books books = new Books(lives);
        books.count(told);
        books.compare();
        books.alarms(told)
                .forEach(alarm -> books.differences.add(alarm.kind() + " " + alarm.ids() + ": " + alarm.detail()));
        return books.differences;
    }

    /**
     * What the reconcile job would say of the cycles that ended in each minute.
     *
     * @param told what it reads itself
     * @param counted what the quality job has read
     */
    static List<Alarm> alarms(List<Records.Told> told, List<Records.Told> counted) {
        Books books = new Books(List.of());
        books.count(counted);
        return books.alarms(told);
    }

    private List<Alarm> alarms(List<Records.Told> told) {
        EndedMinutes minutes = new EndedMinutes(StoryRules.settled(Records.LATENESS));
        for (Records.Told one : told) {
            if (one.what() instanceof Outcome outcome) {
                minutes.told(outcome);
            }
        }
        office.rows.forEach(row -> CountOfEnds.of(row).ifPresent(minutes::counted));
        return minutes.judged();
    }

    private void count(List<Records.Told> told) {
        for (Records.Told one : told) {
            office.until(one.seen().minusMillis(1));
            take(one.what());
        }
        office.until(told.get(told.size() - 1).seen().plus(Duration.ofDays(10)));
        office.rows.stream()
                .filter(row -> row.last() && row.subject() == null)
                .forEach(row -> rows.put(key(row.grain(), row.windowStart(), row.metric(), row.formula()), row));
    }

    private void take(Object one) {
        if (one instanceof CallEvent event) {
            office.happens(event);
        } else if (one instanceof TicketEvent event) {
            office.happens(event);
        } else if (one instanceof Outcome outcome) {
            office.take(FactOfSla.of(outcome));
        } else {
            FactOfSla.of((Escalation) one).ifPresent(office::take);
        }
    }

    private void compare() {
        office.late.forEach(late -> differences.add("late: " + late));
        office.tooLate.forEach(fact -> differences.add("too late: " + fact));
        for (String grain : List.of(HOUR, DAY)) {
            Predicate<Life> calls = Life::isCall;
            Predicate<Life> kept = ended().and(Predicate.not(Life::waitsTooLong));
            compare(grain, Metric.CALLS_OFFERED, Life::entered, calls);
            compare(grain, Metric.CALLS_ANSWERED, Life::entered, calls.and(is(Life.Place.ASSIGNED)));
            compare(grain, Metric.CALLS_ABANDONED, Life::entered, calls.and(is(Life.Place.ABANDONED)));
            compare(grain, Metric.CALLS_FLOWED_OUT, Life::entered, calls.and(is(Life.Place.REFUSED)));
            compare(grain, Metric.CALLS_WAITING, Life::entered, calls.and(is(Life.Place.WAITING)));
            compare(grain, Metric.TICKETS_CREATED, Life::entered, calls.negate());
            compare(grain, Metric.BREACHED, Books::due, Life::waitsTooLong);
            compare(grain, Metric.ATTAINMENT, Life::waitedUntil, kept);
            compare(grain, Metric.ATTAINMENT, MetricRow::denominator, Life::waitedUntil, ended());
        }
        rows.values().stream()
                .filter(row -> !row.grain().equals(MINUTE) && row.metric().equals(Metric.CALLS_OFFERED.word()))
                .forEach(this::addUp);
    }

    private static Instant due(Life life) {
        return life.entered().plus(life.promised());
    }

    private static Predicate<Life> is(Life.Place place) {
        return life -> life.place() == place;
    }

    private static Predicate<Life> ended() {
        return is(Life.Place.WAITING).negate();
    }

    private void compare(String grain, Metric metric, Function<Life, Instant> at, Predicate<Life> which) {
        compare(grain, metric, MetricRow::numerator, at, which);
    }

    /** In every window as many as there are of those contacts. */
    private void compare(
            String grain,
            Metric metric,
            ToDoubleFunction<MetricRow> count,
            Function<Life, Instant> at,
            Predicate<Life> which) {
        ChronoUnit unit = grain.equals(HOUR) ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        Map<Instant, Double> expected = new TreeMap<>();
        lives.stream()
                .filter(which)
                .forEach(life -> expected.merge(at.apply(life).truncatedTo(unit), 1.0, Double::sum));
        Map<Instant, Double> counted = new TreeMap<>();
        rows.values().stream()
                .filter(row -> row.grain().equals(grain)
                        && row.metric().equals(metric.word())
                        && row.formula().equals(metric.formula())
                        && count.applyAsDouble(row) != 0)
                .forEach(row -> counted.put(row.windowStart(), count.applyAsDouble(row)));
        if (!counted.equals(expected)) {
            differences.add("%s of %s: counted %s, there are %s".formatted(metric, grain, counted, expected));
        }
    }

    /** Each call of a window has become something. */
    private void addUp(MetricRow offered) {
        double ends = ENDS.stream()
                .map(end -> rows.get(key(offered.grain(), offered.windowStart(), end.word(), end.formula())))
                .mapToDouble(row -> row == null ? 0 : row.numerator())
                .sum();
        if (ends != offered.numerator()) {
            differences.add("%s %s: %.0f calls came, and of %.0f it is known what became of them"
                    .formatted(offered.grain(), offered.windowStart(), offered.numerator(), ends));
        }
    }

    private static String key(String grain, Instant start, String metric, String formula) {
        return "%s %s %s %s".formatted(grain, start, metric, formula);
    }
}
