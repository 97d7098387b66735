package io.switchboard.sla;

import java.time.Instant;

/**
 * How one cycle of one clock ended. The highest revision is the truth.
 *
 * @param reason of CANCELLED: MERGED, DELETED, SPAM, {@link #WITHDRAWN}, {@link #UNMATCHED}, {@link #RETIRED},
 *     {@link #CONDITION}, {@link #RESET} or {@link #NOT_BEGUN}
 * @param dueAt when the target was or would have been used up; null if the clock was paused when the cycle ended
 * @param elapsedWallMs wall time the clock ran, without pauses
 * @param elapsedBusinessMs the same in the time of the target's calendar
 * @param pausedMs wall time the clock was paused
 * @param reassignments changes of the item's group up to {@code endedAt}
 * @param reopens returns from RESOLVED or CLOSED up to {@code endedAt}
 * @param snapshot the item as it stood when the cycle ended; null when written before release 9
 */
public record Outcome(
        String itemId,
        String customerId,
        String clock,
        String cycle,
        String policyId,
        int policyVersion,
        Verdict verdict,
        String reason,
        Instant startedAt,
        Instant dueAt,
        Instant breachedAt,
        Instant endedAt,
        long elapsedWallMs,
        long elapsedBusinessMs,
        long pausedMs,
        int reassignments,
        int reopens,
        int revision,
        ItemSnapshot snapshot) {

    /** A late event showed that the cycle had not ended. */
    public static final String WITHDRAWN = "WITHDRAWN";

    /** No policy promises this any more. */
    public static final String UNMATCHED = "POLICY_UNMATCHED";

    /** The policy that promised it was retired. */
    public static final String RETIRED = "POLICY_RETIRED";

    /** The clock's own cancel condition held. */
    public static final String CONDITION = "CONDITION";

    /** It waited for the target of the cycle before to pass, and was settled before it began. */
    public static final String NOT_BEGUN = "NOT_BEGUN";

    /** The clock's reset condition held, and it began anew. */
    public static final String RESET = "RESET";

    /** How a cycle ends. */
    public enum Verdict {
        MET,
        /** Breached, then fulfilled. */
        MET_LATE,
        /** Ended unfulfilled: too late if it was breached. */
        MET_BY_CLOSE,
        /** Never counts in attainment. */
        CANCELLED
    }
}
