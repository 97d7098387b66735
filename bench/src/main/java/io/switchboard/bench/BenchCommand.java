package io.switchboard.bench;

import io.switchboard.bench.contest.Contest;
import io.switchboard.bench.contest.Contestant;
import io.switchboard.bench.contest.Course;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.desk.Access;
import io.switchboard.bench.gate.GateCommand;
import io.switchboard.deploy.Installation;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast the SLA job is beside its limits and beside what a user would take instead. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = {PartsCommand.class, GateCommand.class, ArchiveCommand.class},
        description = {
            "Measure how many events a second the SLA job takes with many tickets open, beside what limits it and beside what a"
                    + " user would take instead: all read the same records on a cluster of their own, one after another, round"
                    + " after round. Work is counted by what the broker says that was committed. Then the job alone with ten"
                    + " times as many open tickets, and how long after a deadline a reader sees what is told of it.",
            "Leave the machine alone meanwhile: all of it takes three quarters of an hour, --short ten minutes."
        },
        exitCodeListHeading = "Exit codes: ",
        exitCodeList = {
            "0:measured",
            "1:something failed, or a ratio is more than 15 %% below that of --against",
            "2:wrong arguments"
        },
        footer = {
            "",
            "Examples:",
            "  ./switchboard bench --json target/bench.json",
            "  ./switchboard bench --short --measure rates --only limitB,ours",
            "  ./switchboard bench --measure latency --open 1000000",
            "  ./switchboard bench parts                       # what the pure parts cost",
            "  ./switchboard bench archive --for PT1H          # whether the tables keep up, and how fast they answer",
            "  ./switchboard bench gate                        # whether they cost more than they did"
        })
final class BenchCommand implements Callable<Integer> {

    /** Tickets of this desk live for days. */
    private static final Duration STEP = Duration.ofMillis(300);

    private static final int TIMES_AS_MANY = 10;

    @Option(names = "--open", paramLabel = "N", description = "Tickets that are open (default: ${DEFAULT-VALUE}).")
    private int open = 100_000;

    @Option(
            names = "--access",
            paramLabel = "HOW",
            description = "Which tickets something happens to: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Access access = Access.REALISTIC;

    @Option(
            names = "--measure",
            paramLabel = "WHAT",
            split = ",",
            description = "Only some of ${COMPLETION-CANDIDATES} (default: all).")
    private Set<Measure> measures = EnumSet.allOf(Measure.class);

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Whose rates, of limitA, limitB, ours, oursWithoutTracking, kafkaStreams, polling (default: all).")
    private Set<String> only = Set.of();

    @Option(names = "--short", description = "One round of a few seconds each: a glance, no measurement.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each runs (default: 3, 1 with --short).")
    private Integer rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private Path json;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Compare the ratios with those that --json wrote there earlier.")
    private Path against;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        Baseline baseline = against == null ? Baseline.NONE : Baseline.read(against);
        Extent extent = quick ? Extent.SHORT : Extent.FULL;
        Results results = new Results(open, access);
        if (measures.contains(Measure.RATES)) {
            results.rates(rates(rounds == null ? extent : extent.withRounds(rounds)));
        }
        if (measures.contains(Measure.GROWTH)) {
            results.growth(open, growth(open, extent));
            results.growth(TIMES_AS_MANY * open, growth(TIMES_AS_MANY * open, extent));
        }
        if (measures.contains(Measure.LATENCY)) {
            extent.liveRates().forEach(rate -> results.seen(live(rate, extent)));
        }
        if (json != null) {
            results.write(json);
        }
        spec.commandLine().getOut().println(results.inWords());
        List<String> losses = baseline.losses(results.ratios());
        losses.forEach(this::say);
        return losses.isEmpty() ? 0 : 1;
    }

    private Map<String, List<Pace>> rates(Extent extent) {
        try (Grounds grounds = grounds()) {
            Course course = grounds.course(open, access, extent.events(), STEP, extent.warm(), extent.window());
            List<Contestant> contestants =
                    entrants().map(entrant -> entrant.on(grounds)).toList();
            return new Contest(course, Topics.TICKET_EVENTS, this::say).run(contestants, extent.rounds());
        }
    }

    private Pace growth(int tickets, Extent extent) {
        try (Grounds grounds = grounds()) {
            Course course = grounds.course(tickets, access, extent.events(), STEP, extent.warm(), extent.window());
            return new Contest(course, Topics.TICKET_EVENTS, this::say)
                    .run(List.of(Entrant.OURS.on(grounds)), 1)
                    .get(Entrant.OURS.key())
                    .get(0);
        }
    }

    private Live.Seen live(int rate, Extent extent) {
        say("a desk with %,d open tickets at work, %,d events a second".formatted(open, rate));
        try (Grounds grounds = grounds()) {
            return new Live(open, access, rate, extent.warm(), extent.window()).watch(grounds);
        }
    }

    private Grounds grounds() {
        return Grounds.open(Installation.current().root().resolve("target/bench"), this::say);
    }

    private void check() {
        if (open < 1) {
            throw new ParameterException(spec.commandLine(), "--open %d: give one or more".formatted(open));
        }
        if (rounds != null && rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds %d: give one or more".formatted(rounds));
        }
        Set<String> known = Stream.of(Entrant.values()).map(Entrant::key).collect(Collectors.toSet());
        only.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(), "--only %s: use some of %s".formatted(name, String.join(", ", known)));
        });
    }

    private Stream<Entrant> entrants() {
        return Stream.of(Entrant.values()).filter(entrant -> only.isEmpty() || only.contains(entrant.key()));
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
