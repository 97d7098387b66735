package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.recorded.Feed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A recording that is to be replayed. */
record Recorded(Feed feed, List<Path> files) {

    /** Says of each line that nobody can read where it stands and what is wrong with it. */
    static final String REFUSED = "refused-lines.txt";

    private static final long SORT_MEMORY = 64L << 20;

    /**
     * Its events, and what nobody can read as it is.
     *
     * @param out the folder for what is said of the latter
     * @param person is told of the first of them, and how many they are
     */
    Parcels open(Packer packer, Path out, Consumer<String> person) {
        Path file = out.resolve(REFUSED);
        try (PrintWriter all = new PrintWriter(Files.newBufferedWriter(file))) {
            RefusedLines refused = RefusedLines.toldTo(person, all);
            Parcels parcels = feed.open(files, packer, SORT_MEMORY, refused);
            refused.sum();
            if (all.checkError()) {
                parcels.close();
                throw new ClusterException(file + " could not be written to its end; is the disk full?");
            }
            return parcels;
        } catch (IOException e) {
            throw new ClusterException("Cannot write to --out " + out + ": " + e, e);
        }
    }
}
