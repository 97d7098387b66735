package io.switchboard.twin.recorded;

import io.switchboard.event.ItemType;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.ParcelSort;
import io.switchboard.twin.Parcels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * Reads the incident log in two sorts: first each incident's rows together, because only its first row tells how it was
 * opened and only their order numbers them; then all events by time.
 */
final class UciIncidents implements Iterator<Parcel> {

    private static final Comparator<Parcel> BY_INCIDENT =
            Comparator.comparing(Parcel::key).thenComparing(Parcel::at).thenComparing(Parcel.IN_TIME);

    private final Iterator<Parcel> rows;
    private final Packer packer;
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private String incident;
    private Instant createdAt;
    private int ordinal;

    private UciIncidents(Iterator<Parcel> rows, Packer packer) {
        this.rows = rows;
        this.packer = packer;
    }

    static Parcels open(List<Path> files, Packer packer, long memoryBytes, Consumer<Refusal> refused) {
        try (Reading reading = new Reading(files, layout(), refused);
                Parcels rows = new ParcelSort(BY_INCIDENT, memoryBytes).sort(reading)) {
            return new ParcelSort(Parcel.IN_TIME, memoryBytes).sort(new UciIncidents(rows, packer));
        }
    }

    private static Layout layout() {
        return new Layout(
                "uci-incidents",
                "UCI's incident_event_log.csv (comma separated, the first line names the columns)",
                ItemType.TICKET,
                ',',
                UciRow.COLUMNS,
                UciIncidents::row);
    }

    /** A row on its way to its incident: not yet an event. */
    private static List<Parcel> row(Row fields) throws MalformedRow {
        UciRow row = UciRow.of(fields);
        return List.of(new Parcel(ItemType.TICKET, row.number(), row.updatedAt(), row.modCount(), row.toBytes()));
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || rows.hasNext();
    }

    @Override
    public Parcel next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (ready.isEmpty()) {
            take(rows.next());
        }
        return ready.remove();
    }

    private void take(Parcel parcel) {
        if (!parcel.isReadable()) {
            ready.add(parcel);
            return;
        }
        UciRow row = UciRow.ofBytes(parcel.bytes());
        if (!row.number().equals(incident)) {
            incident = row.number();
            ordinal = 0;
            createdAt = row.openedAt().isBefore(row.updatedAt()) ? row.openedAt() : row.updatedAt();
            ready.add(packer.pack(row.created(createdAt)));
        }
        ready.add(packer.pack(row.updated(ordinal++, createdAt)));
    }
}
