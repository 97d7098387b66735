package io.switchboard.txn;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checkpoints that a job keeps side by side. */
public final class Retained {

    private static final Pattern NAME = Pattern.compile("chk-(\\d{1,18})");

    private Retained() {}

    /** The newest that is complete; empty if that is this one, or if this one is not in a folder of this machine. */
    public static Optional<String> newerThan(String checkpoint) {
        Path path = local(checkpoint).toAbsolutePath();
        Path folder = path.endsWith("_metadata") ? path.getParent() : path; // Flink takes either
        Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
        return name.matches() && Files.isDirectory(folder)
                ? newest(folder.getParent(), Long.parseLong(name.group(1)))
                : Optional.empty();
    }

    /** The newest that is complete in the folder of a job; empty if there is none. */
    public static Optional<String> newest(Path job) {
        return Files.isDirectory(job) ? newest(job, 0) : Optional.empty();
    }

    private static Optional<String> newest(Path job, long above) {
        long newest = above;
        Optional<String> found = Optional.empty();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(job, "chk-*")) {
            for (Path other : all) {
                Matcher its = NAME.matcher(other.getFileName().toString());
                if (its.matches()
                        && Long.parseLong(its.group(1)) > newest
                        && Files.exists(other.resolve("_metadata"))) {
                    newest = Long.parseLong(its.group(1));
                    found = Optional.of(other.toString());
                }
            }
        } catch (IOException e) {
            throw new ClusterException("The checkpoints in " + job + " cannot be compared: " + e, e);
        }
        return found;
    }

    private static Path local(String checkpoint) {
        return checkpoint.startsWith("file:") ? Path.of(URI.create(checkpoint).getPath()) : Path.of(checkpoint);
    }
}
