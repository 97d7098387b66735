package io.switchboard.chaos.run;

import io.switchboard.chaos.fault.FaultKind;
import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.feed.Shape;
import io.switchboard.chaos.mutant.Mutant;
import io.switchboard.deploy.Installation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            "Exit codes: 0 when every seed held (every mutant was found out, a trial kept what is promised), 1 when one",
            "did not, 2 wrong arguments.",
            "Examples:",
            "  ./switchboard chaos --seeds 5",
            "  ./switchboard chaos --seed 17",
            "  ./switchboard chaos --seeds 100 --lanes 2 --report chaos.json --resume",
            "  ./switchboard chaos --trial BURST",
            "  ./switchboard chaos --mutant SINK_AT_LEAST_ONCE,TIMER_LOST --seconds 25"
        })
public final class ChaosCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Which which;

    /** One seed or many. */
    static final class Which {

        @Option(names = "--seeds", paramLabel = "N", description = "Play so many seeds, from --from on.")
        private Integer count;

        @Option(names = "--seed", paramLabel = "S", split = ",", description = "Play this one again, or these.")
        private List<Long> seeds;

        @Option(
                names = "--trial",
                paramLabel = "TRIAL",
                description = "Play one day that is bad in one way, and say what it took: ${COMPLETION-CANDIDATES}.")
        private Trial trial;

        @Option(
                names = "--mutant",
                paramLabel = "MUTANT",
                split = ",",
                description = "Play jobs that break their word, to see that it is noticed: ${COMPLETION-CANDIDATES}.")
        private Set<Mutant> mutants;
    }

    @Option(names = "--from", paramLabel = "S", description = "The first of --seeds (default: ${DEFAULT-VALUE}).")
    private long from = 1;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write all that was found to this file, as JSON, again after every run.")
    private Path report;

    @Option(
            names = "--resume",
            description =
                    "Go on with what --report has: of the same job and desk, only seeds without a verdict are played.")
    private boolean resume;

    @Option(names = "--lanes", paramLabel = "K", description = "Clusters side by side (default: ${DEFAULT-VALUE}).")
    private int lanes = 1;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long the desk works in each run (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--rate", paramLabel = "N", description = "Events a second, about (default: ${DEFAULT-VALUE}).")
    private int rate = 150;

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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (resume && (report == null || which.trial != null || which.mutants != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume goes on with the seeds of a --report; give both --report and --seeds");
        }
        requirePositive("--lanes", lanes);
        requirePositive("--seconds", seconds);
        requirePositive("--rate", rate);
        requirePositive("--size", size);
        if (which.count != null) {
            requirePositive("--seeds", which.count);
        }
        PrintWriter out = spec.commandLine().getOut();
        Installation installation = Installation.current();
        Path folder = installation.root().resolve("proof/target/chaos");
        Desk desk = new Desk(
                Print.ofJar(installation.jobJar()),
                Print.ofFolder(installation.root().resolve("proof/target/classes")),
                faults(),
                seconds,
                rate);
        List<Game> games = games(installation.jobJar(), folder);
        if (which.trial == null
                && games.stream().anyMatch(game -> game.schedule().faults().isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--without leaves nothing that could happen to a cluster");
        }
        Earlier earlier = resume ? Earlier.read(report, desk, games) : Earlier.NOTHING;
        List<Played> runs = new ArrayList<>(earlier.played());
        new Chaos(installation, folder, lanes).play(earlier.left(games), played -> {
            runs.add(played);
            tell(out, played);
            if (report != null) {
                new Report(desk, earlier.fruitless(), runs).write(report);
            }
        });
        Report result = new Report(desk, earlier.fruitless(), runs);
        if (which.trial != null) {
            out.println(which.trial.inWords(result.runs().get(0)));
        }
        out.println(result.inWords());
        out.flush();
        boolean kept = which.trial == null || which.trial.keeps(result.runs().get(0));
        return result.asItShould() && kept ? 0 : 1;
    }

    private void requirePositive(String option, Number given) {
        if (given.doubleValue() <= 0) {
            throw new ParameterException(spec.commandLine(), "%s is %s: give more than 0".formatted(option, given));
        }
    }

    private String faults() {
        if (only != null) {
            return "only " + only;
        }
        return without.isEmpty() ? "all" : "all but " + without;
    }

    private List<Game> games(Path jar, Path folder) {
        if (which.trial != null) {
            Setting setting = Setting.of(which.trial.shape(size), which.trial.document(), jar);
            return List.of(new Game(which.trial.schedule(), setting));
        }
        Shape shape = Shape.of(Duration.ofSeconds(seconds), rate);
        if (which.mutants != null) {
            return which.mutants.stream()
                    .map(mutant ->
                            new Game(Schedule.of(from, mutant.shownBy()), Setting.of(shape, mutant, jar, folder)))
                    .toList();
        }
        Setting setting = Setting.of(shape, Setting.ALL_CLOCKS, jar);
        LongStream seeds = which.seeds != null
                ? which.seeds.stream().mapToLong(Long::longValue)
                : LongStream.range(from, from + which.count);
        return seeds.mapToObj(seed -> only == null ? Schedule.of(seed, without) : Schedule.of(seed, only))
                .map(schedule -> new Game(schedule, setting))
                .toList();
    }

    private void tell(PrintWriter out, Played played) {
        out.println(played.inWords());
        if (!played.asItShould()) {
            out.println(played.schedule().inWords());
            if (played.verdict() != null) {
                out.println(played.verdict().firstDifference());
            }
            out.println("Again: ./switchboard chaos" + again(played));
        }
        out.flush();
    }

    /** What makes a run what it is: a seed with another length or rate is another run. */
    private String again(Played played) {
        if (which.trial != null) {
            return " --trial %s --size %s".formatted(which.trial, size);
        }
        String shape = " --seconds %d --rate %d".formatted(seconds, rate);
        if (played.mutant() != null) {
            return " --mutant %s --from %d".formatted(played.mutant(), from) + shape;
        }
        String seed = " --seed " + played.schedule().seed() + shape;
        if (only != null) {
            return seed + " --only " + only;
        }
        return without.isEmpty()
                ? seed
                : seed + " --without " + without.stream().map(FaultKind::name).collect(Collectors.joining(","));
    }
}
