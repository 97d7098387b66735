package io.switchboard.it;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The rows of a recording as they stand in its files, verdicts and all. */
final class Rows {

    private Rows() {}

    static void forEach(List<Path> files, Consumer<NamedCsvRecord> action) {
        for (Path file : files) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(
                            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                rows.forEach(action);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
