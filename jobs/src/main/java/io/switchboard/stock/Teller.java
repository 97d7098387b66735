package io.switchboard.stock;

import io.switchboard.audit.Alarm;
import io.switchboard.audit.Alarm.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Says of which rows an alarm is.
 *
 * @param lookedAt the look before, for what has no record that could say when it was
 * @param now this look
 */
record Teller(String table, String topic, int partition, NavigableMap<Slot, Slate> records, long lookedAt, long now) {

    /**
     * That something is wrong.
     *
     * @param others between them a run ends
     */
    Alarm alarm(Kind kind, Marks which, Marks others, long expected, long actual) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Map.Entry<Slot, Slate> each : records.entrySet()) {
            if (touches(each.getKey(), which)) {
                first = Math.min(first, each.getValue().first());
                last = Math.max(last, each.getValue().last());
            }
        }
        boolean isTimed = first <= last;
        return alarm(
                kind,
                Alarm.windowOf(Instant.ofEpochMilli(isTimed ? first : lookedAt)),
                Alarm.endOfWindow(Instant.ofEpochMilli(isTimed ? last : now)),
                which.runs(others),
                expected,
                actual);
    }

    private boolean touches(Slot slot, Marks which) {
        return slot.partition() == partition
                && !which.within(slot.first(), slot.first() + Slot.OFFSETS - 1).isEmpty();
    }

    /** Some of a gap have come. */
    Alarm agreed(Gap gap, Marks come) {
        return alarm(
                Kind.AGREED,
                Instant.ofEpochMilli(gap.windowStart()),
                Instant.ofEpochMilli(gap.windowEnd()),
                come.runs(come),
                come.count(),
                come.count());
    }

    /** Rows come again. */
    Alarm moving(Marks judged) {
        return alarm(Kind.AGREED, judged, judged, judged.count(), judged.count());
    }

    private Alarm alarm(Kind kind, Instant start, Instant end, List<Run> runs, long expected, long actual) {
        List<String> ids = runs.stream()
                .limit(Alarm.MOST_IDS)
                .map(run -> "%s/%d@%s".formatted(topic, partition, run))
                .toList();
        return new Alarm(
                kind,
                start,
                end,
                ids,
                expected,
                actual,
                "%s: of table %s the records of %s/%d at %s%s: %d rows for %d"
                        .formatted(
                                kind,
                                table,
                                topic,
                                partition,
                                runs.get(0),
                                runs.size() == 1 ? "" : " and %d further places".formatted(runs.size() - 1),
                                actual,
                                expected),
                table);
    }
}
