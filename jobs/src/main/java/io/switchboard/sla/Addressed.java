package io.switchboard.sla;

import java.time.Instant;
import java.util.List;

/** One escalation on its way to one of its recipients. */
public record Addressed(String recipient, String escalationId, Instant at, Instant deliverAt) {

    /** One for each recipient. */
    public static List<Addressed> of(Escalation escalation) {
        return escalation.recipients().stream()
                .distinct()
                .map(recipient ->
                        new Addressed(recipient, escalation.escalationId(), escalation.at(), escalation.deliverAt()))
                .toList();
    }
}
