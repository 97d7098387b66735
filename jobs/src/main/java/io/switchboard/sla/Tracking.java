package io.switchboard.sla;

import io.switchboard.event.ItemType;
import java.time.Instant;
import java.util.List;

/**
 * Where an item stands now: who has it, how far it is, what time it took, how it ended, and the state of every clock.
 * All durations are milliseconds; an instant is null where there is none.
 *
 * @param at the time for which this is true: of the last event or of the last thing that fell due
 * @param version the last event's id
 * @param openedAt when it was opened
 * @param resolvedAt when it was last settled; null while it is not
 * @param wallMs from its opening to {@code at}
 * @param spans the wall time spent so far, by status and the source's own word for it; they add up to {@code wallMs}
 * @param ended the word for its end: RESOLVED, CLOSED, ENDED, MERGED, DELETED or SPAM; null while it is open
 * @param mergedInto the ticket it was merged into
 * @param channel how the customer reached us; null where nobody said, and where a release before the sixth wrote this
 * @param language of the customer, BCP 47; the same
 * @param answers public messages of agents
 */
public record Tracking(
        String itemId,
        ItemType type,
        String customerId,
        Instant at,
        String version,
        ItemSnapshot snapshot,
        String statusReason,
        Instant openedAt,
        Instant resolvedAt,
        String ended,
        String mergedInto,
        String channel,
        String language,
        int answers,
        int reassignments,
        int reopens,
        long wallMs,
        List<Spent> spans,
        List<ClockState> clocks) {

    /** Wall time in one status for one reason. */
    public record Spent(String status, String reason, long wallMs) {}

    /**
     * One cycle of one clock.
     *
     * @param phase RUN, PAUSE, STOP or CLOSE
     * @param phaseSince when the present phase began; while it runs, when it was last given another target
     * @param phaseReason the source's own word for the status in which it began, and who and which event brought it
     * @param dueAt null while it does not run, or if nothing is promised
     * @param remainingMs business time left, negative when it is exceeded; null if nothing is promised
     * @param runMs wall time it ran
     * @param businessMs of it, in the hours of the target's calendar
     * @param pausedMs wall time it was paused
     * @param endedMs wall time in which it had ended, before it went on
     * @param level the last level reached; null for none
     * @param acknowledged somebody takes care of it
     * @param verdict how it ended; null while it has not
     * @param outcomes how many outcomes were told of it; null where a release before the fourth wrote this
     * @param told the last record told of each level; null where a release before the fourth wrote this
     */
    public record ClockState(
            String policyId,
            int policyVersion,
            String clock,
            String cycle,
            String phase,
            Instant phaseSince,
            String phaseReason,
            String phaseActor,
            String phaseEvent,
            Instant startedAt,
            Instant dueAt,
            Long remainingMs,
            long runMs,
            long businessMs,
            long pausedMs,
            long endedMs,
            Instant breachedAt,
            String level,
            boolean acknowledged,
            Outcome.Verdict verdict,
            Integer outcomes,
            List<ToldLevel> told) {}

    /**
     * The last record that was told of a level, by what its id is made of.
     *
     * @param policyVersion under which it was told
     * @param link its place in the chain of corrections; 0 is the first record
     */
    public record ToldLevel(String level, int policyVersion, int link) {}
}
