package io.switchboard.wire;

import static io.switchboard.wire.Field.onWire;
import static io.switchboard.wire.Field.symbol;

import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.ItemSnapshot;

/** An item at some moment, as it is shown inside other records. */
final class Snapshots {

    private Snapshots() {}

    static ItemSnapshot fromAvro(io.switchboard.schema.ItemSnapshot snapshot) {
        return new ItemSnapshot(
                symbol("priority", snapshot.getPriority(), Priority.class),
                status(snapshot.getStatus()),
                snapshot.getCategory(),
                snapshot.getRegion(),
                snapshot.getGroup(),
                snapshot.getAssignee(),
                snapshot.getVersion());
    }

    private static Status status(String word) {
        for (Status status : Status.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        if (word != null) {
            throw Field.refusal("status", "no status this release knows", "upgrade the reader");
        }
        return null;
    }

    static io.switchboard.schema.ItemSnapshot toAvro(ItemSnapshot snapshot) {
        return new io.switchboard.schema.ItemSnapshot(
                onWire(snapshot.priority(), io.switchboard.schema.Priority.class),
                snapshot.status() == null ? null : snapshot.status().name(),
                snapshot.category(),
                snapshot.region(),
                snapshot.group(),
                snapshot.assignee(),
                snapshot.version());
    }
}
