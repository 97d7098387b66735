package io.switchboard.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that readers see of the figures that belong together: those of one family, of everybody or of one member, in one window.
 * They are told together, in revisions without gaps, and the last is FINAL. Of the calls of an hour they tell what became
 * of each.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param series grain and family; of others than everybody their dimension, and behind a slash the member
 * @param start of the window, in epoch milliseconds, as is {@code end}
 * @param whole it is told since the topic was read, so that all of it has to be there
 * @param rows in the order in which they were first seen
 * @param skipped revisions that were not there, though a later one was
 * @param overtaken a later window of the series is final
 * @param changedAt when the last row came, in epoch milliseconds of the machine's time
 * @param raised what an alarm was raised for that it is missing, and was not found since
 * @param miscounted an alarm was raised that calls do not add up, and they were not found to do so since
 */
public record RowFile(
        String series,
        long start,
        long end,
        boolean whole,
        List<RowSeen> rows,
        List<String> skipped,
        boolean overtaken,
        long changedAt,
        List<String> raised,
        boolean miscounted)
        implements PatientFunction.Gathered<RowFile> {

    /** What begins the series of those of an hour. */
    public static final String CALLS_OF_AN_HOUR = "PT1H CALLS";

    /** No dimension has it in its name. */
    static final String OF = "/";

    private static final String OFFERED = "calls_offered/count";

    private static final List<String> ENDS = List.of(
            "calls_answered/count",
            "calls_abandoned/queued",
            "calls_abandoned/menu",
            "calls_waiting/count",
            "calls_flowed_out/count",
            "calls_called_back/count",
            "calls_served_in_menu/count");

    /** How many calls came in an hour, and what became of each: metrics and formulas as they are on the wire, for ever. */
    public static final List<String> CALLS =
            Stream.concat(Stream.of(OFFERED), ENDS.stream()).toList();

    static RowFile of(Restated first, boolean whole) {
        return new RowFile(
                first.whose(), first.start(), first.end(), whole, List.of(), List.of(), false, 0, List.of(), false);
    }

    /** What was before the first row that was seen may be gone from the topic, if the window is not {@code whole}. */
    RowFile with(RowSeen row, long now) {
        List<RowSeen> all = new ArrayList<>(rows);
        List<String> gaps = new ArrayList<>(skipped);
        gaps.remove(revision(row.figure(), row.revision()));
        int place = 0;
        while (place < all.size() && !all.get(place).figure().equals(row.figure())) {
            place++;
        }
        int before = row.revision() - 1;
        if (place == all.size()) {
            all.add(row);
            before = whole ? 0 : before;
        } else {
            before = all.get(place).revision();
            all.set(place, all.get(place).then(row));
        }
        for (int gap = before + 1; gap < row.revision() && gaps.size() < Alarm.MOST_IDS; gap++) {
            gaps.add(revision(row.figure(), gap));
        }
        return new RowFile(series, start, end, whole, all, gaps, overtaken, now, raised, miscounted);
    }

    RowFile asOvertaken() {
        return new RowFile(series, start, end, whole, rows, skipped, true, changedAt, raised, miscounted);
    }

    private static String revision(String figure, int revision) {
        return figure + " revision " + revision;
    }

    /** Its windows become final in the order in which they end. */
    String order() {
        int of = series.indexOf(OF);
        return of < 0 ? series : series.substring(0, of);
    }

    private boolean isOfCallsOfAnHour() {
        return order().equals(CALLS_OF_AN_HOUR) || order().startsWith(CALLS_OF_AN_HOUR + " ");
    }

    private boolean isFinal() {
        return rows.stream().anyMatch(RowSeen::last);
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>(skipped);
        int newest = rows.stream().mapToInt(RowSeen::revision).max().orElse(0);
        rows.stream()
                .filter(row -> row.revision() < newest)
                .forEach(row -> missing.add(revision(row.figure(), newest)));
        if (overtaken && !isFinal()) {
            missing.add("FINAL");
        }
        if (whole && isOfCallsOfAnHour() && isFinal()) {
            CALLS.stream().filter(figure -> count(figure).isEmpty()).forEach(missing::add);
        }
        return missing;
    }

    private Optional<Long> count(String figure) {
        return rows.stream()
                .filter(row -> row.figure().equals(figure))
                .map(row -> Math.round(row.count()))
                .findFirst();
    }

    private long offered() {
        return count(OFFERED).orElse(0L);
    }

    private long ended() {
        return ENDS.stream().mapToLong(figure -> count(figure).orElse(0L)).sum();
    }

    /** Where a row is missing, that is why. */
    private boolean addsUp() {
        return !isOfCallsOfAnHour()
                || !isFinal()
                || CALLS.stream().anyMatch(figure -> count(figure).isEmpty())
                || !missing().isEmpty()
                || offered() == ended();
    }

    private boolean agrees() {
        return missing().isEmpty() && addsUp();
    }

    @Override
    public List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        Set<String> news = new HashSet<>(missing());
        raised.forEach(news::remove);
        if (!news.isEmpty()) {
            List<String> ids = news.stream().sorted().limit(Alarm.MOST_IDS).toList();
            alarms.add(
                    alarm(Alarm.Kind.FIGURES_MISSING, ids, rows.size() + ids.size(), rows.size(), "missing: " + ids));
        }
        if (!addsUp() && !miscounted) {
            String detail = "%d calls came, and %d were answered, given up, called back, served, gone or wait"
                    .formatted(offered(), ended());
            alarms.add(alarm(Alarm.Kind.CALLS_MISCOUNTED, List.of(), offered(), ended(), detail));
        }
        if (agrees() && (miscounted || !raised.isEmpty())) {
            alarms.add(alarm(Alarm.Kind.AGREED, raised, rows.size(), rows.size(), "all is there, and adds up"));
        }
        return alarms;
    }

    private Alarm alarm(Alarm.Kind kind, List<String> ids, long expected, long actual, String detail) {
        Instant from = Instant.ofEpochMilli(start);
        return new Alarm(
                kind,
                from,
                Instant.ofEpochMilli(end),
                ids,
                expected,
                actual,
                "quality-metrics of %s from %s on: %s".formatted(series, from, detail));
    }

    /** Null when nothing can be wrong with it any more. */
    @Override
    public RowFile judged() {
        return isFinal() && agrees()
                ? null
                : new RowFile(series, start, end, whole, rows, skipped, overtaken, changedAt, missing(), !addsUp());
    }

    /** Until it is final or should be. */
    @Override
    public boolean waits() {
        return !isFinal() && !overtaken;
    }
}
