package io.switchboard.twin.recorded;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.ParcelSort;
import io.switchboard.twin.Parcels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The recordings of real help desks that can be replayed as if they happened now. */
public enum Feed {
    /** Incidents of a ServiceNow instance, DOI 10.24432/C57S4H, {@code incident_event_log.csv}. */
    UCI_INCIDENTS("uci-incidents") {
        @Override
        public Parcels open(List<Path> files, Packer packer, long memoryBytes) {
            return UciIncidents.open(files, packer, memoryBytes);
        }
    },
    /** Calls to a bank in 1999, collected at the Technion, one tab-separated text file a month. */
    ANONYMOUS_BANK("anonymous-bank") {
        @Override
        public Parcels open(List<Path> files, Packer packer, long memoryBytes) {
            try (Reading calls = new Reading(files, AnonymousBank.layout(packer))) {
                return new ParcelSort(Parcel.IN_TIME, memoryBytes).sort(calls);
            }
        }
    };

    private final String id;

    Feed(String id) {
        this.id = id;
    }

    /** The name under which the command line knows it. */
    public String id() {
        return id;
    }

    /**
     * The events of all {@code files} (plain or gzip) in {@link Parcel#IN_TIME} order. The files are read before this
     * returns; about {@code memoryBytes} of heap are used to sort, the rest goes to temporary files.
     *
     * @throws FeedException if a file cannot be read or is not of this feed
     */
    public abstract Parcels open(List<Path> files, Packer packer, long memoryBytes);

    public static Feed named(String id) {
        return Arrays.stream(values())
                .filter(feed -> feed.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new FeedException("no feed is called '" + id + "'; choose one of "
                        + Arrays.stream(values()).map(Feed::id).collect(Collectors.joining(", "))));
    }
}
