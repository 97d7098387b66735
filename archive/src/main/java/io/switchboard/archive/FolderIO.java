package io.switchboard.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsBulkOperations;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** A warehouse that is a folder: without Hadoop, whose start costs more than most questions. */
public final class FolderIO implements FileIO, SupportsBulkOperations, SupportsPrefixOperations {

    private static final long serialVersionUID = 1;

    @Override
    public InputFile newInputFile(String location) {
        return Files.localInput(path(location).toFile());
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return Files.localOutput(path(location).toFile());
    }

    @Override
    public void deleteFile(String location) {
        try {
            java.nio.file.Files.deleteIfExists(path(location));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void deleteFiles(Iterable<String> locations) {
        locations.forEach(this::deleteFile);
    }

    @Override
    public Iterable<FileInfo> listPrefix(String prefix) {
        List<FileInfo> files = new ArrayList<>();
        try (Stream<Path> all = java.nio.file.Files.walk(path(prefix))) {
            for (Path file : (Iterable<Path>) all.filter(java.nio.file.Files::isRegularFile)::iterator) {
                files.add(new FileInfo(
                        file.toUri().toString(),
                        java.nio.file.Files.size(file),
                        java.nio.file.Files.getLastModifiedTime(file).toMillis()));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Override
    public void deletePrefix(String prefix) {
        listPrefix(prefix).forEach(file -> deleteFile(file.location()));
    }

    /** Iceberg puts names of its own below the warehouse's URI, with whatever is in a region's name. */
    public static Path path(String location) {
        return location.startsWith("file:")
                ? Path.of(URI.create(location.replace(" ", "%20")).getPath())
                : Path.of(location);
    }
}
