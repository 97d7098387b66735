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
        String version) {

    /**
     * What prints are made of: they are kept, so it stays as it is, whatever this record becomes. Java's own takes ten
     * times as long.
     */
    @Override
    public String toString() {
        return "ItemSnapshot[priority=" + priority + ", status=" + status + ", category=" + category + ", region="
                + region + ", group=" + group + ", assignee=" + assignee + ", version=" + version + "]";
    }
}
