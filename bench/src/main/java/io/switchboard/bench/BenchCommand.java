package io.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.bench.Results.Point;
import io.switchboard.bench.desk.Access;
import io.switchboard.bench.desk.Customers;
import io.switchboard.bench.gate.GateCommand;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
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
        subcommands = {PartsCommand.class, GateCommand.class, ArchiveCommand.class, PlotCommand.class},
        description = {
            "Measure how many events a second the SLA job takes with many tickets open, beside what limits it and beside what a"
                    + " user would take instead: all read the same records on a cluster of their own, one after another, round"
                    + " after round. Work is counted by what the broker says that was committed. Then the job alone with more"
                    + " and more open tickets; how long after a deadline a reader sees what is told of it, how long after"
                    + " a TaskManager was killed, and how long 100,000 take that are due at once.",
            "Who fails is left out and named; figures are kept one by one, logs in target/bench-logs.",
            "Leave the machine alone meanwhile: all of it takes four hours (choose with --measure), --short half an hour; with"
                    + " ten million open tickets it fills 50 GB of the disk for a time."
        },
        exitCodeListHeading = "Exit codes: ",
        exitCodeList = {
            "0:measured",
            "1:something failed or was left out, or a ratio is more than 15 %% below that of --against",
            "2:wrong arguments"
        },
        footer = {
            "",
            "Examples:",
            "  ./switchboard bench --json target/bench.json",
            "  ./switchboard bench --short --measure rates --only limitB,ours",
            "  ./switchboard bench --measure rates --short --against bench/ratios.json",
            "  ./switchboard bench --measure growth --growth 10000,100000,1000000,10000000 --rounds 1",
            "  ./switchboard bench --measure latency,restore,burst --open 1000000 --rounds 1",
            "  ./switchboard bench --measure rates --customers SKEWED --parallelism 1",
            "  ./switchboard bench --measure rates --only ours --rounds 1 --flames target/flames",
            "  ./switchboard bench plot target/bench.json      # as pictures",
            "  ./switchboard bench parts                       # what the pure parts cost",
            "  ./switchboard bench archive --for PT1H          # whether the tables keep up, and how fast they answer",
            "  ./switchboard bench gate                        # whether they cost more than they did"
        })
final class BenchCommand implements Callable<Integer> {

    private static final int TIMES_AS_MANY = 10;

    @Option(names = "--open", paramLabel = "N", description = "Tickets that are open (default: ${DEFAULT-VALUE}).")
    private int open = 100_000;

    @Option(
            names = "--access",
            paramLabel = "HOW",
            description = "Which tickets something happens to: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Access access = Access.REALISTIC;

    @Option(
            names = "--customers",
            paramLabel = "WHOSE",
            description =
                    "Whose the tickets are: ${COMPLETION-CANDIDATES}; SKEWED gives a tenth of all to one (default:"
                            + " ${DEFAULT-VALUE}).")
    private Customers customers = Customers.EVEN;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Of the jobs, and of Kafka Streams (default: ${DEFAULT-VALUE}).")
    private int parallelism = 2;

    @Option(
            names = "--growth",
            paramLabel = "N",
            split = ",",
            description = "Open tickets at which growth is looked at (default: those of --open and ten times as many).")
    private List<Integer> growth = List.of();

    @Option(
            names = "--at",
            paramLabel = "N",
            split = ",",
            description =
                    "Events a second at which latency is looked at (default: 1,000 and 5,000), besides four fifths of"
                            + " what the job takes if that is measured, too, or in the file of --json.")
    private List<Integer> rates = List.of();

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
                    "Whose rates, of limitA, limitB, limitC, ours, oursWithoutTracking, oursWithThreeClocks, kafkaStreams,"
                            + " flinkCep, polling (default: all).")
    private Set<String> only = Set.of();

    @Option(names = "--short", description = "One round of a few seconds each: a glance, no measurement.")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often each is measured (default: 3, 1 with --short).")
    private Integer rounds;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write all figures there, as they come. What it has of other measures stays.")
    private Path json;

    @Option(
            names = "--flames",
            paramLabel = "FOLDER",
            description =
                    "Draw there what the TaskManager's time went into, 20 s after the time of each job was taken.")
    private Path flames;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Compare the ratios with those that --json wrote there earlier, of the same desk.")
    private Path against;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        Plan plan = new Plan(open, access, customers, parallelism, extent());
        Results results = new Results(plan);
        Machine machine = Machine.current();
        JsonNode desk = Figures.of(results, machine).path("desk");
        Baseline baseline = against == null ? null : Baseline.read(against).of(desk);
        Kept kept = Kept.in(json, measures);
        try (Turn turn = Turn.take()) {
            Programme programme =
                    new Programme(plan, results, () -> kept.write(Figures.of(results, machine)), this::say);
            measure(plan, programme, kept.sustainable(desk));
        }
        spec.commandLine().getOut().println(Tables.of(results, machine));
        results.failures().forEach(failure -> say(failure.why()));
        List<String> losses = baseline == null ? List.of() : baseline.losses(results.ratios());
        losses.forEach(this::say);
        return results.failures().isEmpty() && losses.isEmpty() ? 0 : 1;
    }

    /** @param most events a second that our job was known to take before */
    private void measure(Plan plan, Programme programme, OptionalDouble most) {
        if (measures.contains(Measure.RATES)) {
            programme.rates(entrants().toList(), flames);
        }
        if (measures.contains(Measure.GROWTH)) {
            programme.growth(points(plan));
        }
        if (measures.contains(Measure.LATENCY)) {
            programme.latency(most);
        }
        if (measures.contains(Measure.RESTORE)) {
            programme.restore();
        }
        if (measures.contains(Measure.BURST)) {
            programme.burst();
        }
    }

    private Extent extent() {
        Extent extent = quick ? Extent.SHORT : Extent.FULL;
        extent = rounds == null ? extent : extent.withRounds(rounds);
        return rates.isEmpty() ? extent : extent.withLiveRates(rates);
    }

    /** As access is at the desk, and evenly beside it. */
    private List<Point> points(Plan plan) {
        List<Integer> tickets = growth.isEmpty() ? List.of(open, TIMES_AS_MANY * open) : growth;
        Set<Access> each = new LinkedHashSet<>(List.of(plan.access()));
        if (!quick) {
            each.add(Access.UNIFORM);
        }
        return each.stream()
                .flatMap(how -> tickets.stream().map(many -> new Point(many, how)))
                .toList();
    }

    private void check() {
        positive("--open", List.of(open));
        positive("--growth", growth);
        positive("--at", rates);
        positive("--rounds", rounds == null ? List.of() : List.of(rounds));
        positive("--parallelism", List.of(parallelism));
        if (parallelism > Grounds.PARTITIONS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--parallelism %d: give no more than the topics have partitions, %d"
                            .formatted(parallelism, Grounds.PARTITIONS));
        }
        if (against != null && !measures.contains(Measure.RATES) && !measures.contains(Measure.GROWTH)) {
            throw new ParameterException(
                    spec.commandLine(), "--against compares ratios: measure RATES or GROWTH, which have some");
        }
        Set<String> known = Stream.of(Entrant.values()).map(Entrant::key).collect(Collectors.toSet());
        only.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(), "--only %s: use some of %s".formatted(name, String.join(", ", known)));
        });
    }

    private void positive(String option, Collection<Integer> given) {
        given.stream().filter(number -> number < 1).findFirst().ifPresent(number -> {
            throw new ParameterException(spec.commandLine(), "%s %d: give one or more".formatted(option, number));
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
