package io.switchboard.twin;

import com.fasterxml.sort.DataReader;
import com.fasterxml.sort.IterableSorterException;
import com.fasterxml.sort.IteratingSorter;
import com.fasterxml.sort.SortConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** Puts any number of parcels in order in bounded memory: what does not fit waits in sorted temporary files. */
public final class ParcelSort {

    private final Comparator<Parcel> order;
    private final long memoryBytes;

    /** @param order must be total, or the result depends on what happened to fit into memory */
    public ParcelSort(Comparator<Parcel> order, long memoryBytes) {
        if (memoryBytes < 64 * 1024) {
            throw new FeedException("sorting in " + memoryBytes + " bytes is hopeless: allow at least 65536");
        }
        this.order = order;
        this.memoryBytes = memoryBytes;
    }

    /** Reads all of {@code parcels} before it returns; the temporary files go when the result is closed. */
    public Parcels sort(Iterator<Parcel> parcels) {
        try {
            return sortInto(Files.createTempDirectory("switchboard-sort-"), parcels);
        } catch (IOException failed) {
            throw new FeedException(cannotSpill(failed), failed);
        }
    }

    /** All files live in one directory of ours, so that none is left behind however the sort ends. */
    private Parcels sortInto(Path directory, Iterator<Parcel> parcels) throws IOException {
        SortConfig config = new SortConfig()
                .withMaxMemoryUsage(memoryBytes)
                .withTempFileProvider(() ->
                        Files.createTempFile(directory, "run-", ".parcels").toFile());
        IteratingSorter<Parcel> sorter = new IteratingSorter<>(config, ParcelFile.READERS, ParcelFile.WRITERS, order);
        boolean sorted = false;
        try {
            Iterator<Parcel> inOrder = sorter.sort(reader(parcels));
            sorted = true;
            return new Sorted(inOrder, sorter, directory);
        } finally {
            if (!sorted) {
                sorter.close();
                delete(directory);
            }
        }
    }

    private static DataReader<Parcel> reader(Iterator<Parcel> parcels) {
        return new DataReader<>() {
            @Override
            public Parcel readNext() {
                return parcels.hasNext() ? parcels.next() : null;
            }

            @Override
            public int estimateSizeInBytes(Parcel parcel) {
                return ParcelFile.sizeInMemory(parcel);
            }

            @Override
            public void close() {}
        };
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String cannotSpill(IOException failed) {
        return "cannot sort in " + System.getProperty("java.io.tmpdir") + ": " + failed.getMessage()
                + "; free some space there or set -Djava.io.tmpdir";
    }

    private record Sorted(Iterator<Parcel> parcels, IteratingSorter<Parcel> sorter, Path directory) implements Parcels {

        @Override
        public boolean hasNext() {
            try {
                return parcels.hasNext();
            } catch (IterableSorterException lost) {
                throw new FeedException("cannot read back from " + directory + "; feed again from the start", lost);
            }
        }

        /** Whatever is read back from disk is read by then. */
        @Override
        public Parcel next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return parcels.next();
        }

        @Override
        public void close() {
            if (Files.exists(directory)) {
                sorter.close();
                delete(directory);
            }
        }
    }
}
