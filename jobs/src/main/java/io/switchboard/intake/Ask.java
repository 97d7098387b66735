package io.switchboard.intake;

import io.switchboard.routing.Item;

/**
 * What routing was told last of an item.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param agentId who has it; null while it waits
 */
public record Ask(String domain, String planId, Item item, String agentId) {

    boolean isTaken() {
        return agentId != null;
    }

    Ask takenBy(String agent) {
        return new Ask(domain, planId, item, agent);
    }
}
