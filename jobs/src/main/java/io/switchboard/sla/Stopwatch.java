package io.switchboard.sla;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.policy.Phase;

/**
 * How much time a clock has used: the sums of its finished spans, and the span it is in. A look at it changes nothing;
 * only a change of phase or calendar ends a span.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param phase of the present span
 * @param since start of the present span, in epoch milliseconds; a cycle that waits for its turn starts in the future
 * @param wallMs wall time of the finished running spans
 * @param businessMs the same in the time of the target's calendar
 * @param pausedMs wall time of the finished resting spans
 */
public record Stopwatch(Phase phase, long since, long wallMs, long businessMs, long pausedMs) {

    static Stopwatch started(Phase phase, long at) {
        return new Stopwatch(phase, at, 0, 0, 0);
    }

    /** The present span ends at {@code at} and one of {@code next} begins. */
    Stopwatch turned(Phase next, long at, BusinessCalendar calendar) {
        return switch (phase) {
            case RUN -> new Stopwatch(next, Math.max(at, since), wallAt(at), businessAt(at, calendar), pausedMs);
            case PAUSE -> new Stopwatch(next, Math.max(at, since), wallMs, businessMs, pausedAt(at));
            case STOP, CLOSE -> new Stopwatch(next, Math.max(at, since), wallMs, businessMs, pausedMs);
        };
    }

    /** The same span with business time measured by another calendar. */
    Stopwatch measured(long business) {
        return new Stopwatch(phase, since, wallMs, business, pausedMs);
    }

    long wallAt(long at) {
        return phase == Phase.RUN ? wallMs + Math.max(0, at - since) : wallMs;
    }

    /** Wall time at an instant that may lie before the present span, as if it had run from then to the span. */
    long wallWhen(long at) {
        return at < since ? Math.max(0, wallMs - (since - at)) : wallAt(at);
    }

    long pausedAt(long at) {
        return phase == Phase.PAUSE ? pausedMs + Math.max(0, at - since) : pausedMs;
    }

    long businessAt(long at, BusinessCalendar calendar) {
        return phase == Phase.RUN ? businessMs + calendar.between(since, at) : businessMs;
    }

    /** When {@code business} time is reached if it runs on; never before the span. */
    long reaches(long business, BusinessCalendar calendar) {
        return calendar.plus(since, Math.max(0, business - businessMs));
    }

    /** The last instant at which {@code business} time is not exceeded if it runs on; never before the span. */
    long exceeds(long business, BusinessCalendar calendar) {
        return calendar.exceeded(since, Math.max(0, business - businessMs));
    }
}
