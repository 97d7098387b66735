package io.switchboard.sla;

import io.switchboard.policy.Phase;
import java.util.List;

/**
 * How one cycle of one clock came to stand where it does: its spans, one after the other, and what follows from them.
 * All times are epoch milliseconds, all durations milliseconds.
 *
 * @param targetMs business time promised, as the last span has it; -1 for none
 * @param dueAt when the target is or was used up; 0 while the clock does not run
 * @param breachedAt 0 while it is not breached
 * @param verdict null while the cycle has not ended
 */
public record Account(
        String policyId,
        int policyVersion,
        String clock,
        String cycle,
        long startedAt,
        long targetMs,
        long dueAt,
        long breachedAt,
        Outcome.Verdict verdict,
        List<Span> spans) {

    /**
     * A stretch of time in which nothing changed for the clock.
     *
     * @param to the end of the last span is the time of the account
     * @param eventId what began it; a policy's turn is {@code policy desk version 2}
     * @param businessMs of {@code to - from}, in the hours of the calendar; 0 unless it runs
     * @param usedMs business time used by its end
     */
    public record Span(
            long from,
            long to,
            Phase phase,
            String eventId,
            String reason,
            String actor,
            int policyVersion,
            String priority,
            String calendar,
            long targetMs,
            long businessMs,
            long usedMs) {}
}
