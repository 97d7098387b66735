package io.switchboard.quality;

import io.switchboard.event.AgentEvent;

/**
 * What an agent said.
 *
 * @param tide how far time had come where it was read, in epoch milliseconds; MIN_VALUE for nowhere yet
 */
public record Heard(AgentEvent event, long tide) {

    public String agentId() {
        return event.agentId();
    }
}
