package io.switchboard.query;

import io.switchboard.deploy.OutputFile;
import java.nio.file.Path;

/** An answer in a file of its own. */
final class Export {

    private Export() {}

    static void to(Path file, Format format, Duck duck, String sql) {
        if (format == Format.parquet) {
            String name = file.toAbsolutePath().toString().replace("'", "''");
            String inner = sql.replaceAll("[;\\s]+$", ""); // its end is no end in brackets
            duck.ask("COPY (%s\n) TO '%s' (FORMAT parquet)".formatted(inner, name), answer -> {});
            return;
        }
        OutputFile.whole("--output", file, out -> duck.ask(sql, answer -> format.write(answer, out)));
    }
}
