package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.chaos.run.ChaosCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs {@code ./switchboard chaos} in this process and reads its report. */
final class Fire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Fire() {}

    static JsonNode report(String... arguments) {
        Path file = Here.folder("chaos.json");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", file.toString()));
        int exit = new CommandLine(new ChaosCommand()).execute(all.toArray(String[]::new));
        try {
            JsonNode report = JSON.readTree(file.toFile());
            assertThat(exit).as("exit code of %s", report.toPrettyString()).isZero();
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
