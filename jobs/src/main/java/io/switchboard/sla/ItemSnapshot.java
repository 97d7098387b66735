package io.switchboard.sla;

import io.switchboard.event.Priority;
import io.switchboard.event.Status;

/**
 * The item as it stood at some moment; null is what the source never told.
 *
 * @param version the id of the last event before
 */
public record ItemSnapshot(
        Priority priority,
        Status status,
        String category,
        String region,
        String group,
        String assignee,
        String version) {}
