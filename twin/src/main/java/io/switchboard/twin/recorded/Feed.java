package io.switchboard.twin.recorded;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.ParcelSort;
import io.switchboard.twin.Parcels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The recordings of real help desks that can be replayed as if they happened now. */
public enum Feed {
    /** Incidents of a ServiceNow instance, DOI 10.24432/C57S4H, {@code incident_event_log.csv}. */
    UCI_INCIDENTS("uci-incidents") {
        @Override
        public Parcels open(List<Path> files, Packer packer, long memoryBytes, Consumer<Refusal> refused) {
            return UciIncidents.open(files, packer, memoryBytes, refused);
        }
    },
    /** Calls to a bank in 1999, collected at the Technion, one tab-separated text file a month. */
    ANONYMOUS_BANK("anonymous-bank") {
        @Override
        public Parcels open(List<Path> files, Packer packer, long memoryBytes, Consumer<Refusal> refused) {
            return inTime(files, AnonymousBank.layout(packer), memoryBytes, refused);
        }
    },
    /** Service requests to the city of Boston in 2015, with the deadline of each. */
    BOSTON_311("boston311") {
        @Override
        public Parcels open(List<Path> files, Packer packer, long memoryBytes, Consumer<Refusal> refused) {
            return inTime(files, BostonCase.layout(packer), memoryBytes, refused);
        }
    },
    /** Incidents of Volvo IT, DOI 10.4121/uuid:500573e6-accc-4b0c-9576-aa5468b10cee. */
    BPIC_2013("bpic2013") {
        @Override
        public Parcels open(List<Path> files, Packer packer, long memoryBytes, Consumer<Refusal> refused) {
            return inTime(files, BpicRow.layout(packer), memoryBytes, refused);
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
     * @param refused is told each line that nobody can read, in the order of the files; it comes as a parcel all the same
     * @throws FeedException if a file cannot be read or is not of this feed
     */
    public abstract Parcels open(List<Path> files, Packer packer, long memoryBytes, Consumer<Refusal> refused);

    /** The same, for those who look at the parcels themselves. */
    public Parcels open(List<Path> files, Packer packer, long memoryBytes) {
        return open(files, packer, memoryBytes, refusal -> {});
    }

    /** For a feed whose rows are events of their own. */
    private static Parcels inTime(List<Path> files, Layout layout, long memoryBytes, Consumer<Refusal> refused) {
        try (Reading rows = new Reading(files, layout, refused)) {
            return new ParcelSort(Parcel.IN_TIME, memoryBytes).sort(rows);
        }
    }

    public static Feed named(String id) {
        return Arrays.stream(values())
                .filter(feed -> feed.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new FeedException("no feed is called '" + id + "'; choose one of "
                        + Arrays.stream(values()).map(Feed::id).collect(Collectors.joining(", "))));
    }
}
