package io.switchboard.sla;

import java.util.Optional;

/**
 * Where an item stands, for whoever wants the present and not the history.
 *
 * @param item type and id: a ticket and a call may have the same id
 * @param now null once the item is forgotten
 */
public record Whereabouts(String item, Tracking now) {

    /** What is to be told after a step; empty if nothing of it is worth telling. */
    static Optional<Whereabouts> after(Ledger before, Step step) {
        if (step.tracking() != null) {
            Tracking now = step.tracking();
            return Optional.of(new Whereabouts(now.type() + "/" + now.itemId(), now));
        }
        boolean justForgotten = step.isForgotten() && before != null && !before.forgotten();
        return justForgotten
                ? Optional.of(new Whereabouts(before.type() + "/" + before.itemId(), null))
                : Optional.empty();
    }
}
