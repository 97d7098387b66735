package io.switchboard.twin.recorded;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.Parcel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * Walks through the files of a feed, line by line. A line that cannot be read becomes a parcel as it is, at the time of
 * the line before it, and the walk goes on; why, is told at once.
 */
final class Reading implements Iterator<Parcel>, AutoCloseable {

    private final Iterator<Path> files;
    private final Layout layout;
    private final Consumer<Refusal> refused;
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private Table table;
    private Instant lastSeen = Instant.EPOCH;

    Reading(List<Path> files, Layout layout, Consumer<Refusal> refused) {
        if (files.isEmpty()) {
            throw new FeedException(layout.feed() + " was given no file; give " + layout.source());
        }
        this.files = files.iterator();
        this.layout = layout;
        this.refused = refused;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty()) {
            Line line = nextLine();
            if (line == null) {
                return false;
            }
            read(line);
        }
        return true;
    }

    /** The next line of this file or of those that follow, or null after the last. */
    private Line nextLine() {
        Line line = table == null ? null : table.next();
        while (line == null && files.hasNext()) {
            close();
            table = Table.open(files.next(), layout);
            line = table.next();
        }
        return line;
    }

    private void read(Line line) {
        try {
            List<Parcel> parcels = layout.adapter().parcels(table.row(line));
            if (!parcels.isEmpty()) {
                lastSeen = parcels.get(0).at();
                ready.addAll(parcels);
            }
        } catch (MalformedRow malformed) {
            refused.accept(Refusal.of(table.place(line), malformed.getMessage(), line.bytes()));
            ready.add(Parcel.unreadable(layout.type(), table.place(line), lastSeen, line.bytes()));
        }
    }

    @Override
    public Parcel next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
            table = null;
        }
    }
}
