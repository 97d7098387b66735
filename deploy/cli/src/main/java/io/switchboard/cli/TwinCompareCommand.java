package io.switchboard.cli;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Comparison;
import io.switchboard.twin.sim.Comparison.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares how items are routed, on the same customers. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Play our routing, the baselines B0 to B8 and the bounds L2 and L3 on the head-to-head scenario: 40 agents,"
                    + " four classes, loads .75, .85, .88 and a daily peak. All meet the same customers; every figure has"
                    + " its 95 %% interval over the seeds."
        },
        footer = {
            "",
            "Example:",
            "  ./switchboard twin compare --seeds 10 --json target/compare.json --report target/compare"
        })
final class TwinCompareCommand implements Callable<Integer> {

    @Option(names = "--seeds", defaultValue = "10", description = "Runs of each; ${DEFAULT-VALUE} unless given.")
    private int seeds;

    @Option(
            names = "--arrivals",
            defaultValue = "50000",
            description = "Of each run, the first 2,000 of which are left out; ${DEFAULT-VALUE} unless given.")
    private long arrivals;

    @Option(
            names = "--first-seed",
            defaultValue = "1",
            description = "The others follow; ${DEFAULT-VALUE} unless given.")
    private long firstSeed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every figure with its interval there.")
    private Path json;

    @Option(
            names = "--report",
            paramLabel = "FOLDER",
            description = "Write report.md there: what was wanted, where we lose (pair by pair), tables and plots.")
    private Path report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Figure> figures = played();
        spec.commandLine().getOut().print(Comparison.summary(figures));
        spec.commandLine().getOut().flush();
        if (json != null) {
            write(Comparison.json(figures));
        }
        if (report != null) {
            new TwinReport(figures).write(report);
        }
        return 0;
    }

    private List<Figure> played() {
        try {
            return new Comparison(
                            seeds, arrivals, line -> spec.commandLine().getErr().println(line))
                    .play(firstSeed);
        } catch (IllegalArgumentException e) {
            throw new FeedException(e.getMessage(), e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(json, text);
        } catch (IOException e) {
            throw new FeedException("%s: cannot be written: name a file in a folder that exists".formatted(json), e);
        }
    }
}
