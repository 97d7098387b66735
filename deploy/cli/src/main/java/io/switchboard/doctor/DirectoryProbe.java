package io.switchboard.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Does in the checkpoint directory what Flink does there, with a file that it removes again. */
final class DirectoryProbe {

    private DirectoryProbe() {}

    /**
     * What it showed.
     *
     * @param uri empty if Flink is not told where
     * @param here whether Flink's processes run on this machine, so that its paths are ours
     */
    static DirectoryCheck of(Optional<String> uri, boolean here) {
        if (uri.isEmpty()) {
            return new DirectoryCheck(uri, Optional.empty(), Optional.empty(), 0);
        }
        Optional<Path> path = local(uri.get());
        if (path.isEmpty()) {
            return unseen(uri, uri.get() + " is on a file system that this command has no client of");
        }
        if (!here) {
            return unseen(uri, uri.get() + " is a path of Flink's machines, not of this one");
        }
        return tried(uri, path.get());
    }

    private static DirectoryCheck unseen(Optional<String> uri, String why) {
        return new DirectoryCheck(uri, Optional.of(why), Optional.empty(), 0);
    }

    private static Optional<Path> local(String uri) {
        try {
            URI parsed = new URI(uri);
            if (parsed.getScheme() == null) {
                return Optional.of(Path.of(uri));
            }
            return parsed.getScheme().equals("file") ? Optional.of(Path.of(parsed.getPath())) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(Path.of(uri));
        }
    }

    /** Flink creates the directory; until then the one above is asked. */
    private static DirectoryCheck tried(Optional<String> uri, Path path) {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return new DirectoryCheck(uri, Optional.empty(), Optional.of(there + " is a file"), 0);
        }
        try {
            write(there);
            return new DirectoryCheck(
                    uri,
                    Optional.empty(),
                    Optional.empty(),
                    Files.getFileStore(there).getUsableSpace());
        } catch (IOException e) {
            return new DirectoryCheck(uri, Optional.empty(), Optional.of(e.toString()), 0);
        }
    }

    private static void write(Path folder) throws IOException {
        Path written = Files.createTempFile(folder, "switchboard-doctor", ".tmp");
        Path renamed = written.resolveSibling(written.getFileName() + ".done");
        try {
            Files.writeString(written, "doctor\n");
            Files.move(written, renamed, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
            Files.deleteIfExists(renamed);
        }
    }
}
