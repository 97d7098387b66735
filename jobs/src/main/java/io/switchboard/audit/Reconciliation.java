package io.switchboard.audit;

import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Whether what readers see of escalations, outcomes and items agrees, of all items at once and in memory.
 * Which records come first does not matter, but for those of where one item stands.
 */
public final class Reconciliation {

    private final Map<String, Dossier> dossiers = new TreeMap<>();

    public void told(Escalation escalation) {
        change(escalation.itemId(), dossier -> dossier.with(escalation));
    }

    public void ended(Outcome outcome) {
        change(outcome.itemId(), dossier -> dossier.with(outcome));
    }

    /** Where an item stands; the last word counts. */
    public void stands(Tracking item) {
        change(item.itemId(), dossier -> dossier.with(item));
    }

    private void change(String itemId, UnaryOperator<Dossier> change) {
        dossiers.put(itemId, change.apply(dossiers.getOrDefault(itemId, Dossier.of(itemId))));
    }

    /** In the order of items; none if all agrees. */
    public List<Difference> differences() {
        return dossiers.values().stream()
                .flatMap(dossier -> dossier.differences().stream())
                .toList();
    }
}
