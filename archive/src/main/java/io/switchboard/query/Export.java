package io.switchboard.query;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** An answer in a file of its own. */
final class Export {

    private Export() {}

    static void to(Path file, Format format, Duck duck, String sql) {
        if (format == Format.parquet) {
            String name = file.toAbsolutePath().toString().replace("'", "''");
            duck.ask("COPY (%s) TO '%s' (FORMAT parquet)".formatted(sql, name), answer -> {});
            return;
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            duck.ask(sql, answer -> format.write(answer, out));
            if (out.checkError()) {
                throw new ClusterException(
                        "--output %s could not be written to its end; is the disk full?".formatted(file));
            }
        } catch (IOException e) {
            throw new ClusterException("--output %s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
