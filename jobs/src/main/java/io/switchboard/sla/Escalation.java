package io.switchboard.sla;

import io.switchboard.policy.Level;
import java.time.Instant;
import java.util.List;

/**
 * A level of a clock was reached, or what was said of one has to be corrected. Identical on every replay.
 *
 * @param escalationId the hash of (item, clock, cycle, policy, version, level, place in its chain of corrections)
 * @param level the level's name in the policy, or {@link #BREACH} for the target itself
 * @param dueAt when the target is used up as things stood; null while the clock is paused
 * @param at when the level was reached; for WITHDRAWN, when the cause happened
 * @param elapsedWallMs wall time the clock had run, without pauses
 * @param elapsedBusinessMs the same in the time of the target's calendar
 * @param correction of a CORRECTION only, like {@code supersedes}
 * @param deliverAt not before: {@code at}, or when its level's deliver window opens next
 * @param recipients who is to be told, in the policy's words
 * @param cause of a correction the event that made it necessary; else null or {@link #RETARGETED}
 */
public record Escalation(
        String escalationId,
        String itemId,
        String customerId,
        String clock,
        String cycle,
        String policyId,
        int policyVersion,
        String level,
        Kind kind,
        Instant dueAt,
        Instant at,
        long elapsedWallMs,
        long elapsedBusinessMs,
        Correction correction,
        String supersedes,
        String cause,
        ItemSnapshot snapshot,
        Instant deliverAt,
        List<String> recipients) {

    /** The level at which the target itself is used up. */
    public static final String BREACH = Level.BREACH;

    /** The cause of a level that a change of priority put behind the clock. */
    public static final String RETARGETED = "RETARGETED";

    /** What a reader has to do. */
    public enum Kind {
        WARNING,
        BREACH,
        /** A level after the target. */
        ESCALATION,
        CORRECTION,
        CHAIN_EXHAUSTED
    }

    /** How a correction changes what was said before. */
    public enum Correction {
        WITHDRAWN,
        MOVED,
        ADDED
    }

    /**
     * The id of a record, known by what it is about.
     *
     * @param link its place in the chain of corrections of its level, from 0
     */
    public static String id(
            String itemId, String clock, String cycle, String policyId, int policyVersion, String level, int link) {
        return Fingerprint.id(itemId, clock, cycle, policyId, policyVersion, level, link);
    }

    /** A breach that was not told before, or had been withdrawn. */
    boolean beginsABreach() {
        return level.equals(BREACH) && (kind == Kind.BREACH || correction == Correction.ADDED);
    }

    /** A breach that was told and is not true. */
    boolean endsABreach() {
        return level.equals(BREACH) && correction == Correction.WITHDRAWN;
    }
}
