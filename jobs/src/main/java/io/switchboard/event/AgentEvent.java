package io.switchboard.event;

import java.time.Instant;

/**
 * What an agent is at from then on, until the next word. Everything but the ids, the time and the kind may be null: the
 * source does not say.
 *
 * @param eventId names this event for ever; the same id of the same agent is a duplicate
 * @param sequence order within the agent where the source counts, from 0; breaks ties of {@code at}
 */
public record AgentEvent(
        String eventId, String agentId, Instant at, Kind kind, Long sequence, String region, String group) {

    /** As switches tell it: of those who are there only AVAILABLE waits for work. */
    public enum Kind {
        OFFLINE,
        AVAILABLE,
        BUSY,
        WRAP_UP,
        AWAY
    }
}
