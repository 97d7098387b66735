package io.switchboard.cli;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Book;
import io.switchboard.twin.sim.Comparison;
import io.switchboard.twin.sim.Comparison.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
                    + " its 95 %% interval over the seeds.",
            "L1 is not played: it is the formula of one queue by arrival before perfect agents, were handling times"
                    + " exponential and alike in all classes. It says the mean wait and abandonment at the steady loads, and"
                    + " has no interval; it bounds nothing, since who orders the queue otherwise can have less of either.",
            "With --book that book is one more contender, called by its id and version, and held against the baselines and"
                    + " ours. It needs the plans call, p1, p2 and p3, none of which overflows, and in its centres the pools"
                    + " front, front-2, back, back-2, general and general-2; -2 are those who speak the second language."
                    + " Agents accept what they are offered at once."
        },
        footer = {
            "",
            "Examples:",
            "  ./switchboard twin compare --seeds 10 --json target/compare.json --report target/compare",
            "  ./switchboard twin compare --book mine.yaml --report target/mine"
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

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description = "Play this book of routing, too, as routing publish takes it; ours is"
                    + " twin/src/main/resources/io/switchboard/twin/sim/book.yaml.")
    private Path book;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write every figure with its interval there; those of L1 have null for it.")
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
        Consumer<String> progress = line -> spec.commandLine().getErr().println(line);
        try {
            Comparison comparison = book == null
                    ? new Comparison(seeds, arrivals, progress)
                    : new Comparison(seeds, arrivals, Book.of(book), progress);
            return comparison.play(firstSeed);
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
