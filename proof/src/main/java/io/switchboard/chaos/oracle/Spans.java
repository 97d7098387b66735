package io.switchboard.chaos.oracle;

import io.switchboard.chaos.oracle.Promise.Target;
import java.util.ArrayList;
import java.util.List;

/** For how long a clock ran, rested and had ended; what it says of time follows from that alone. */
final class Spans {

    private final List<Span> past = new ArrayList<>();
    private Phase phase;
    private long since;
    private long phaseSince;

    Spans(Phase phase, long since) {
        this.phase = phase;
        this.since = since;
        this.phaseSince = since;
    }

    private record Span(long from, long to, Phase phase) {}

    Phase phase() {
        return phase;
    }

    /** Since when the clock has been in its phase. */
    long phaseSince() {
        return phaseSince;
    }

    /** When the present span began: with the phase, or with a new target in it. */
    long since() {
        return since;
    }

    void turn(long at, Phase next) {
        past.add(new Span(since, at, phase));
        phaseSince = phase == next ? phaseSince : at;
        phase = next;
        since = at;
    }

    /** How much of {@code hours} passed up to {@code until} while the clock was in the phase. */
    long spent(Phase in, Hours hours, long until) {
        long sum = phase == in ? hours.between(since, until) : 0;
        for (Span span : past) {
            sum += span.phase == in ? hours.between(span.from, Math.min(span.to, until)) : 0;
        }
        return sum;
    }

    /**
     * When the target is used up as things stand; null if the clock rests before. What is used up to the millisecond when
     * a span ends is due at the beginning of the next (decision 7).
     */
    Long due(Target target) {
        Hours hours = target.hours();
        long left = target.ms();
        for (Span span : past) {
            long worked = span.phase == Phase.RUN ? hours.between(span.from, span.to) : 0;
            if (worked > left) {
                return hours.plus(span.from, left);
            }
            left -= worked;
        }
        return phase == Phase.RUN ? (Long) hours.plus(since, left) : null;
    }
}
