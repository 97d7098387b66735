package io.switchboard.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The breaches of one minute, or the cycles that ended in it, as they were told and as they were counted.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param start in epoch milliseconds
 * @param told how many stand that were not withdrawn
 * @param counted by the final row; null while there is none
 * @param changedAt when the last record came, in epoch milliseconds of the machine's time
 * @param raised an alarm was raised, and it was not found to agree since
 * @param breaches the ids of those that came, or were taken back, since the final row was last found to agree; in order
 * @param of what is counted
 * @param inTime how many of those that stand ended in time; 0 of breaches
 * @param countedInTime the same by the final row; null while there is none, and of breaches
 */
public record Minute(
        long start,
        long told,
        Double counted,
        long changedAt,
        boolean raised,
        List<String> breaches,
        Count of,
        long inTime,
        Double countedInTime)
        implements PatientFunction.Gathered<Minute> {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    /** What was kept by earlier releases knows no ids, and is about breaches. */
    public Minute {
        breaches = breaches == null ? List.of() : breaches;
        of = Objects.requireNonNullElse(of, Count.BREACHES);
    }

    static Minute of(Count count, long start) {
        return new Minute(start, 0, null, 0, false, List.of(), count, 0, null);
    }

    static long start(long at) {
        return Math.floorDiv(at, LENGTH.toMillis()) * LENGTH.toMillis();
    }

    /** No more ids are kept than an alarm names. */
    Minute with(Tally tally, long now) {
        TreeSet<String> all = new TreeSet<>(breaches);
        if (tally.id() != null && all.size() < Alarm.MOST_IDS) {
            all.add(tally.id());
        }
        return new Minute(
                start,
                told + tally.told(),
                tally.counted() == null ? counted : tally.counted(),
                now,
                raised,
                List.copyOf(all),
                of,
                inTime + tally.inTime(),
                tally.counted() == null ? countedInTime : tally.countedInTime());
    }

    private boolean agrees() {
        return counted == null || (counted == told && (countedInTime == null || countedInTime == inTime));
    }

    @Override
    public List<Alarm> alarms() {
        if (agrees() != raised) {
            return List.of();
        }
        Instant from = Instant.ofEpochMilli(start);
        boolean byTime = counted != null && counted == told && !agrees();
        return List.of(new Alarm(
                raised ? Alarm.Kind.AGREED : of.miscounted(),
                from,
                from.plus(LENGTH),
                breaches.subList(0, Math.min(Alarm.MOST_IDS, breaches.size())),
                byTime ? inTime : told,
                rounded(byTime ? countedInTime : counted),
                detail(from)));
    }

    private String detail(Instant from) {
        return switch (of) {
            case BREACHES -> "quality-metrics counts %s breaches from %s on, escalations tell of %d"
                    .formatted(counted, from, told);
            case ENDS -> "quality-metrics counts %d cycles that ended from %s on, %d of them in time; sla-outcomes tell of %d and %d"
                    .formatted(rounded(counted), from, rounded(countedInTime), told, inTime);
        };
    }

    private static long rounded(Double count) {
        return count == null ? 0 : Math.round(count);
    }

    @Override
    public Minute judged() {
        boolean settled = counted != null && agrees();
        return new Minute(
                start, told, counted, changedAt, !agrees(), settled ? List.of() : breaches, of, inTime, countedInTime);
    }
}
