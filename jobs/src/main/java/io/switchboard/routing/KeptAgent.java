package io.switchboard.routing;

import java.util.Map;
import java.util.Objects;

/**
 * An agent, and what the agent was offered or has.
 *
 * @param heardAt epoch milliseconds, as {@code idleSince}
 * @param live what each of the items takes of the agent
 */
public record KeptAgent(Agent agent, Presence presence, long heardAt, long idleSince, Map<String, Need> live) {

    public KeptAgent {
        live = Map.copyOf(Objects.requireNonNullElse(live, Map.of()));
    }
}
