package io.switchboard.cli;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Theory;
import io.switchboard.twin.sim.Theory.Check;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the twin against the formulas of queueing theory. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Play the systems of a file of exact values until each is known to 2 %% (probabilities to 0.002), and say"
                    + " whether the exact value is in the twin's interval. With 99.9 %% confidence none of a file misses;"
                    + " of the intervals that are 95 %% each by itself, one in twenty does.",
            "Systems above 90 %% load, and those in which hardly anybody waits, take minutes."
        },
        footer = {
            "",
            "Exit codes: 0 all values inside sharp intervals, 1 some are not.",
            "Example:",
            "  ./switchboard twin validate",
            "  ./switchboard twin validate --vectors more.json"
        })
final class TwinValidateCommand implements Callable<Integer> {

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "Exact values, as JSON, in the form of twin/src/main/resources/" + Theory.VALUES
                    + ". Default: those.")
    private Path vectors;

    @Option(names = "--seed", defaultValue = "1", description = "Of all chance; ${DEFAULT-VALUE} unless given.")
    private long seed;

    @Option(
            names = "--most",
            paramLabel = "ARRIVALS",
            defaultValue = "4000000000",
            description = "Give a system up after so many, but not before 200,000; ${DEFAULT-VALUE} unless given.")
    private long most;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-40s %12s %12s %12s %12s %12s%n", "value", "exact", "twin", "plus/minus", "allowed", "95 % alone");
        List<Check> checks = new Theory(seed, most, check -> print(out, check))
                .validate(vectors == null ? Theory.VALUES : vectors.toString(), read());
        long outside = checks.stream().filter(check -> !check.isInside()).count();
        long wide = checks.stream().filter(check -> !check.isSharp()).count();
        long misses = checks.stream().filter(check -> !check.isInsidePlain()).count();
        out.printf(
                "%d values, %d outside their intervals, %d intervals too wide; %d outside the 95 %% of each alone%n",
                checks.size(), outside, wide, misses);
        return outside + wide == 0 ? 0 : 1;
    }

    private static void print(PrintWriter out, Check check) {
        out.printf(
                "%-40s %12.6f %12.6f %12.6f %12.6f %12.6f %s%s%n",
                check.name(),
                check.exact(),
                check.value(),
                (check.high() - check.low()) / 2,
                check.allowed(),
                check.plain(),
                check.isInside() ? "inside" : "OUTSIDE",
                check.isSharp() ? "" : ", TOO WIDE");
        out.flush();
    }

    private String read() {
        if (vectors == null) {
            return Theory.values();
        }
        try {
            return Files.readString(vectors);
        } catch (IOException e) {
            throw new FeedException(
                    "%s: cannot be read: name a file of exact values, --vectors FILE".formatted(vectors), e);
        }
    }
}
