package io.switchboard.policy;

import java.io.Serializable;

/**
 * How a clock departs from what is usual.
 *
 * @param fulfilOnAgentCreate opening a ticket for a customer answers it
 * @param internalNoteFulfils a note that only agents read answers, too
 * @param backdate a new target's breach is stamped when it would have been due, not at the change
 * @param continueWhilePaused the chain of a breached clock goes on while it rests
 * @param forceChain a new version's levels take the place of a chain that has begun
 * @param maxPauseMs how long one pause may last before it is told; 0 for any time
 * @param maxAgeMs how long after its first level a chain goes on, by the wall; 0 for any time
 * @param courtesyMs how long after it was resolved a message that {@code thanks} holds of starts no clock
 * @param thanks null if no message is one of thanks
 * @param target how the breach itself is told: its deliver window and recipients, by a level at 100 %; null for no one
 */
public record ClockOptions(
        boolean fulfilOnAgentCreate,
        boolean internalNoteFulfils,
        boolean backdate,
        boolean continueWhilePaused,
        boolean forceChain,
        long maxPauseMs,
        long maxAgeMs,
        long courtesyMs,
        Condition thanks,
        Level target)
        implements Serializable {

    public static final ClockOptions USUAL = new ClockOptions(false, false, false, false, false, 0, 0, 0, null, null);
}
