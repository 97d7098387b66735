package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.FaultKind;
import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.feed.Shape;
import io.switchboard.chaos.mutant.Breeding;
import io.switchboard.chaos.mutant.Mutant;
import io.switchboard.deploy.Installation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exactly once, proved under fire. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Play a desk at work against clusters of its own while their processes, network, disk and clocks"
                + " fail as each seed says, and compare what was committed with what a model of the rules expects:"
                + " nothing lost, nothing twice, nothing early.",
        footer = {
            "",
            "Exit codes: 0 when every seed held, 1 when one did not, 2 wrong arguments.",
            "Examples:",
            "  ./switchboard chaos --seeds 5",
            "  ./switchboard chaos --seed 17",
            "  ./switchboard chaos --seeds 100 --lanes 2 --report chaos.json",
            "  ./switchboard chaos --trial BURST"
        })
public final class ChaosCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which;

    /** One seed or many. */
    static final class Which {

        @Option(names = "--seeds", paramLabel = "N", description = "Play so many seeds, from --from on.")
        private Integer count;

        @Option(names = "--seed", paramLabel = "S", description = "Play this one again.")
        private Long seed;

        @Option(
                names = "--trial",
                paramLabel = "TRIAL",
                description = "Play one day that is bad in one way, and say what it took: ${COMPLETION-CANDIDATES}.")
        private Trial trial;
    }

    @Option(names = "--from", paramLabel = "S", description = "The first of --seeds (default: ${DEFAULT-VALUE}).")
    private long from = 1;

    @Option(names = "--report", paramLabel = "FILE", description = "Write all that was found to this file, as JSON.")
    private Path report;

    @Option(names = "--lanes", paramLabel = "K", description = "Clusters side by side (default: ${DEFAULT-VALUE}).")
    private int lanes = 1;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long the desk works in each run (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--rate", paramLabel = "N", description = "Events a second, about (default: ${DEFAULT-VALUE}).")
    private int rate = 400;

    @Option(
            names = "--size",
            paramLabel = "SHARE",
            description = "Of a --trial's full size, such as 0.1 (default: ${DEFAULT-VALUE}).")
    private double size = 1;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            description = "Do this to each cluster and nothing else: ${COMPLETION-CANDIDATES}.")
    private FaultKind only;

    @Option(names = "--without", paramLabel = "KIND", split = ",", description = "Never do this.")
    private Set<FaultKind> without = EnumSet.noneOf(FaultKind.class);

    @Option(
            names = "--mutant",
            paramLabel = "MUTANT",
            description = "Play a job that breaks its word, to see that it is noticed: ${COMPLETION-CANDIDATES}.")
    private Mutant mutant;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Installation installation = Installation.current();
        Path folder = installation.root().resolve("proof/target/chaos");
        Chaos chaos = new Chaos(installation, folder, setting(installation, folder), lanes);
        Report result = chaos.play(schedules(), played -> tell(out, played));
        if (which.trial != null) {
            out.println(which.trial.inWords(result.runs().get(0)));
        }
        out.println(result.inWords());
        if (report != null) {
            result.write(report);
        }
        out.flush();
        return result.held() ? 0 : 1;
    }

    private Setting setting(Installation installation, Path folder) {
        if (which.trial != null) {
            return new Setting(which.trial.shape(size), which.trial.document(), installation.jobJar(), List.of());
        }
        Shape shape = Shape.of(Duration.ofSeconds(seconds), rate);
        return mutant == null
                ? new Setting(shape, Setting.ALL_CLOCKS, installation.jobJar(), List.of())
                : new Setting(
                        shape,
                        Setting.ALL_CLOCKS,
                        Breeding.jar(mutant, installation.jobJar(), folder),
                        mutant.config());
    }

    private List<Schedule> schedules() {
        if (which.trial != null) {
            return List.of(which.trial.schedule());
        }
        LongStream seeds = which.seed != null ? LongStream.of(which.seed) : LongStream.range(from, from + which.count);
        return seeds.mapToObj(seed -> only == null ? Schedule.of(seed, without) : Schedule.of(seed, only))
                .toList();
    }

    private static void tell(PrintWriter out, Played played) {
        out.println(played.inWords());
        if (!played.held()) {
            out.println(played.schedule().inWords());
            if (played.verdict() != null) {
                out.println(played.verdict().firstDifference());
            }
            out.println("Again: ./switchboard chaos --seed " + played.schedule().seed());
        }
        out.flush();
    }
}
