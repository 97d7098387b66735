package io.switchboard.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * The breaches of one minute, as they were told and as they were counted.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param start in epoch milliseconds
 * @param told how many stand that were not withdrawn
 * @param counted by the final row; null while there is none
 * @param changedAt when the last record came, in epoch milliseconds of the machine's time
 * @param raised an alarm was raised, and it was not found to agree since
 * @param breaches the ids of those that came, or were taken back, since the final row was last found to agree; in order
 */
public record Minute(long start, long told, Double counted, long changedAt, boolean raised, List<String> breaches)
        implements PatientFunction.Gathered<Minute> {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    /** No more ids are kept: nobody looks at a thousand. */
    private static final int MOST = 1_000;

    /** What was kept by an earlier release knows no ids. */
    public Minute {
        breaches = breaches == null ? List.of() : breaches;
    }

    static Minute of(long start) {
        return new Minute(start, 0, null, 0, false, List.of());
    }

    static long start(long at) {
        return Math.floorDiv(at, LENGTH.toMillis()) * LENGTH.toMillis();
    }

    Minute with(Tally tally, long now) {
        TreeSet<String> all = new TreeSet<>(breaches);
        if (tally.escalationId() != null && (all.size() < MOST || all.contains(tally.escalationId()))) {
            all.add(tally.escalationId());
        }
        return new Minute(
                start,
                told + tally.told(),
                tally.counted() == null ? counted : tally.counted(),
                now,
                raised,
                List.copyOf(all));
    }

    private boolean agrees() {
        return counted == null || counted == told;
    }

    @Override
    public List<Alarm> alarms() {
        if (agrees() != raised) {
            return List.of();
        }
        Instant from = Instant.ofEpochMilli(start);
        return List.of(new Alarm(
                raised ? Alarm.Kind.AGREED : Alarm.Kind.BREACHES_MISCOUNTED,
                from,
                from.plus(LENGTH),
                breaches.subList(0, Math.min(Alarm.MOST_IDS, breaches.size())),
                told,
                counted == null ? 0 : Math.round(counted),
                "quality-metrics counts %s breaches from %s on, escalations tell of %d"
                        .formatted(counted, from, told)));
    }

    @Override
    public Minute judged() {
        boolean settled = counted != null && agrees();
        return new Minute(start, told, counted, changedAt, !agrees(), settled ? List.of() : breaches);
    }
}
