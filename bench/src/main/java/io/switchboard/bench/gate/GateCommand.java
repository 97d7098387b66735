package io.switchboard.bench.gate;

import io.switchboard.bench.Processor;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Tool;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether the pure parts cost more than they did when their costs were last kept. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure what the pure parts cost, in multiples of a yardstick that is measured beside each, and in bytes on the heap;"
                    + " and fail if one has become more than 15 %% slower or fatter than bench/gate.json says. What has become more"
                    + " than 5 %% slower is measured nine times, and its median counts.",
            "Times are kept for each kind of processor; on one without, only the bytes are judged."
        },
        exitCodeListHeading = "Exit codes: ",
        exitCodeList = {"0:nothing is lost", "1:something is, or could not be measured", "2:wrong arguments"},
        footer = {
            "",
            "Examples:",
            "  ./switchboard bench gate",
            "  ./switchboard bench gate --short",
            "  ./switchboard bench gate --write          # keep today's costs, when a change is worth them"
        })
public final class GateCommand implements Callable<Integer> {

    private static final int ROUNDS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Option(names = "--short", description = "One round, and more for what may be lost; no times where none were kept.")
    private boolean quick;

    @Option(
            names = "--write",
            description = "Keep what is measured in bench/gate.json, for this kind of processor, and judge nothing.")
    private boolean write;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = Installation.current().root().resolve("bench/gate.json");
        String processor = Processor.model();
        Costs kept = write ? Costs.toWriteOver(file) : Costs.read(file);
        Gate gate = new Gate(
                part -> measure(part, write || !quick || kept.hasTime(part, processor)),
                write ? Costs.nothing() : kept,
                processor);
        gate.run(quick ? 1 : ROUNDS);
        if (write) {
            kept.with(processor, gate.costs()).write(file);
            return 0;
        }
        tell(gate, kept, processor);
        return gate.lost().isEmpty() ? 0 : 1;
    }

    /** Time only where somebody asks for it. */
    private Cost measure(Part part, boolean withTime) {
        Cost cost = Costs.cost(duel(part, withTime).lines().reduce("", (before, line) -> line));
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, "%s: %s yardsticks, %.0f bytes%n", part.inWords(), time(cost), cost.bytes());
        err.flush();
        return cost;
    }

    /** In a JVM of its own, with the compilers that a job has. */
    private static String duel(Part part, boolean withTime) {
        Tool tool = Tool.run(
                part + " could not be measured",
                List.of(
                        Installation.current().java(),
                        "-XX:+UseSerialGC",
                        "-Xmx2g",
                        "-Dswitchboard.root=" + System.getProperty("switchboard.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Duel.class.getName(),
                        part.name(),
                        withTime ? "" : Duel.BYTES_ALONE),
                Map.of("JDK_JAVA_OPTIONS", ""), // options that are meant for others
                LIMIT);
        return tool.output();
    }

    private static String time(Cost cost) {
        return Double.isNaN(cost.yardsticks()) ? "-" : String.format(Locale.ROOT, "%.3f", cost.yardsticks());
    }

    private void tell(Gate gate, Costs kept, String processor) {
        PrintWriter out = spec.commandLine().getOut();
        Set<Part> lost = gate.lost();
        out.printf("| part | yardsticks | were | bytes | were |%n|---|---|---|---|---|%n");
        gate.costs().forEach((part, now) -> {
            Cost then = kept.of(part, processor);
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f | %.0f%s |%n",
                    part.inWords(),
                    time(now),
                    kept.hasTime(part, processor) ? time(then) : "",
                    now.bytes(),
                    then.bytes(),
                    lost.contains(part) ? " | LOST" : "");
        });
        if (!gate.untimed().isEmpty()) {
            out.printf(
                    "The time of %s is not judged: bench/gate.json has none of %s; keep it with --write.%n",
                    gate.untimed(), processor);
        }
        out.flush();
    }
}
