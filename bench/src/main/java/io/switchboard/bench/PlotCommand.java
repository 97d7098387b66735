package io.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measured figures as pictures. */
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Draw the rates and the growth that ./switchboard bench --json has written, as SVG. Measures nothing.",
        footer = {
            "",
            "Exit codes: 0 drawn, 1 the file has no such figures, or cannot be read; 2 wrong arguments.",
            "Example:",
            "  ./switchboard bench plot target/bench.json --to docs/performance"
        })
final class PlotCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What --json has written.")
    private Path file;

    @Option(names = "--to", paramLabel = "FOLDER", description = "For the pictures (default: where FILE is).")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            Map<String, String> pictures = Plots.of(json);
            if (pictures.isEmpty()) {
                throw new ClusterException(
                        file + " has neither rates nor growth; write them with ./switchboard bench --json " + file);
            }
            Path to = folder == null ? file.toAbsolutePath().getParent() : folder;
            Files.createDirectories(to);
            for (Map.Entry<String, String> picture : pictures.entrySet()) {
                Path drawn = Files.writeString(to.resolve(picture.getKey()), picture.getValue());
                spec.commandLine().getOut().println(drawn);
            }
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IOException e) {
            throw new ClusterException(file + " cannot be drawn: " + e.getMessage(), e);
        }
    }
}
