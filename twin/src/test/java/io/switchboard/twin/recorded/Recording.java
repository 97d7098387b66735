package io.switchboard.twin.recorded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.switchboard.event.CallEvent;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Wired;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files for tests: written on the spot, or the real ones where somebody has put them beside the checkout. */
final class Recording {

    static final long MEMORY = 16 * 1024 * 1024;

    private Recording() {}

    static Path file(Path directory, String name, String... lines) {
        return file(directory, name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Path file(Path directory, String name, byte[] bytes) {
        try {
            return Files.write(directory.resolve(name), bytes);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    static List<Parcel> parcels(Feed feed, Path... files) {
        try (Parcels parcels = feed.open(List.of(files), Wired.PACKER, MEMORY)) {
            List<Parcel> all = new ArrayList<>();
            parcels.forEachRemaining(all::add);
            return all;
        }
    }

    static List<TicketEvent> tickets(Feed feed, Path... files) {
        return parcels(feed, files).stream()
                .filter(Parcel::isReadable)
                .map(Wired::ticket)
                .toList();
    }

    static List<CallEvent> calls(Path... files) {
        return parcels(Feed.ANONYMOUS_BANK, files).stream()
                .filter(Parcel::isReadable)
                .map(Wired::call)
                .toList();
    }

    /** The real files of a feed; a test that asks for them is skipped where they are not. */
    static List<Path> real(String directory) {
        Path root = Path.of("..", "..", "shared", "data", directory);
        assumeTrue(
                Files.isDirectory(root),
                "skipped: no recorded data at " + root.toAbsolutePath().normalize());
        try (Stream<Path> files = Files.list(root)) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
