package io.switchboard.quality;

import io.switchboard.event.AgentEvent;

/**
 * A time in which an agent was at one thing.
 *
 * @param event what it began with
 * @param end in epoch milliseconds, after its beginning
 */
record Stretch(AgentEvent event, long end) {

    long start() {
        return event.at().toEpochMilli();
    }
}
