package io.switchboard.query;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A statement in a file, with what it is for in a comment above.
 *
 * @param name the file's, without .sql
 */
public record SqlFile(String name, String doc, String sql) {

    private static final String ENDING = ".sql";

    static SqlFile read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String doc = lines.isEmpty() || !lines.get(0).startsWith("--")
                    ? ""
                    : lines.get(0).substring(2).strip();
            String name = file.getFileName().toString();
            return new SqlFile(
                    name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name,
                    doc,
                    String.join("\n", lines).strip().replaceAll(";$", ""));
        } catch (IOException e) {
            throw new ClusterException("The file %s cannot be read: is the path right?".formatted(file), e);
        }
    }

    /** Those of a folder, by their names. */
    public static List<SqlFile> all(Path folder) {
        List<SqlFile> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            files.forEach(file -> all.add(read(file)));
        } catch (IOException e) {
            throw new ClusterException("The folder %s cannot be read: is the repository whole?".formatted(folder), e);
        }
        all.sort(Comparator.comparing(SqlFile::name));
        return all;
    }
}
