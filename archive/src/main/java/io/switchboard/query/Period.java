package io.switchboard.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a report looks at: promises that ended in it, escalations and answers that came in it, calls that were offered in it,
 * surges that began in it.
 *
 * @param from the first instant
 * @param to the first instant after it
 * @param zone whose days and hours are meant; IANA
 */
public record Period(Instant from, Instant to, ZoneId zone) {

    /** By its name as DuckDB knows it, which an offset has not. */
    public static final ZoneId UTC = ZoneId.of("UTC");

    private static final Map<String, String> TIMES = Map.of(
            "promises_ended", "ended_at",
            "breaches_compared", "happened_at",
            "escalations_true", "occurred_at",
            "calls", "offered_at",
            "surveys", "occurred_at",
            "risks_graded", "occurred_at",
            "alarms", "occurred_at",
            "surge_spans", "onset_at",
            "quality_metrics_latest", "window_start");

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from is %s and to is %s: give a from before to".formatted(from, to));
        }
    }

    /** What remains of a view. */
    String of(String view, String sql) {
        String time = TIMES.get(view);
        return time == null
                ? sql
                : "SELECT * FROM (%s) AS whole WHERE %s >= TIMESTAMPTZ '%s' AND %s < TIMESTAMPTZ '%s'"
                        .formatted(sql, time, from, time, to);
    }
}
