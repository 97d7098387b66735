package io.switchboard.audit;

import java.time.Instant;

/**
 * One thing that does not agree in what readers see of an item.
 *
 * @param at the time, in the life of the item, of the record that shows it
 * @param what the id of the escalation, or the revision of the outcome, that is missing, untrue or too many
 */
public record Difference(
        Kind kind, Instant at, String itemId, String policyId, String clock, String cycle, String what) {

    /** What does not agree. */
    public enum Kind {
        /** The same record is there twice. */
        ESCALATION_DOUBLED,
        /** The item shows that it was told, or another record takes the place of this one, and it is not there. */
        ESCALATION_MISSING,
        /** A level was told that the item does not show, and was not withdrawn. */
        ESCALATION_UNTRUE,
        OUTCOME_DOUBLED,
        OUTCOME_MISSING
    }

    /** Whether it is only a repetition, as after the restore of an older checkpoint. */
    public boolean isDoubled() {
        return kind == Kind.ESCALATION_DOUBLED || kind == Kind.OUTCOME_DOUBLED;
    }

    /** Whether it is the same one, whichever record shows it now. */
    boolean isSame(Difference other) {
        return kind == other.kind
                && what.equals(other.what)
                && policyId.equals(other.policyId)
                && clock.equals(other.clock)
                && cycle.equals(other.cycle);
    }
}
