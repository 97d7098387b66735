package io.switchboard.risk;

import io.switchboard.event.ItemType;
import io.switchboard.sla.ItemSnapshot;

/**
 * A clock and its item as anybody could see them at an instant: all that a prediction may know. Times are epoch
 * milliseconds, null is what was not known.
 *
 * @param at the instant
 * @param startedAt when the clock began
 * @param dueAt when its promise would be broken
 * @param used the share of its time that is used, in the hours that count for it; 0 to 1
 * @param snapshot of the item
 * @param statusReason the source's own word for its status
 */
public record Glimpse(
        String itemId,
        ItemType type,
        String policyId,
        String clock,
        String cycle,
        long at,
        long startedAt,
        long dueAt,
        double used,
        ItemSnapshot snapshot,
        String statusReason,
        String customerId,
        int reassignments,
        int reopens,
        int answers) {

    /** Stands in no name. */
    private static final char BETWEEN = '\u001F';

    /** Who learns of it and is asked about it. */
    String model() {
        return model(policyId, clock);
    }

    static String model(String policyId, String clock) {
        return policyId + BETWEEN + clock;
    }

    /** What a model is named after. */
    static String[] policyAndClock(String model) {
        int end = model.indexOf(BETWEEN);
        return new String[] {model.substring(0, end), model.substring(end + 1)};
    }

    /** The same later, if nothing has happened: what is left of the time is taken to pass evenly. */
    Glimpse later(long time) {
        double share = dueAt <= at ? 1 : (double) (time - at) / (dueAt - at);
        return new Glimpse(
                itemId,
                type,
                policyId,
                clock,
                cycle,
                time,
                startedAt,
                dueAt,
                used + (1 - used) * Math.min(1, share),
                snapshot,
                statusReason,
                customerId,
                reassignments,
                reopens,
                answers);
    }

    /** When this share of its time will be used, in the same sense. */
    long when(double share) {
        return at + (long) Math.ceil((share - used) / (1 - used) * (dueAt - at));
    }
}
