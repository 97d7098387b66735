package io.switchboard.bench;

import io.switchboard.bench.contest.Contest;
import io.switchboard.bench.contest.Contestant;
import io.switchboard.bench.contest.Course;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.desk.Access;
import io.switchboard.deploy.Installation;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How fast the SLA job is beside its limits and beside what a user would take instead. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = PartsCommand.class,
        description = {
            "Measure how many events a second the SLA job takes with many tickets open, beside what limits it and beside what a"
                    + " user would take instead: all read the same records on a cluster of their own, one after another, round"
                    + " after round. Work is counted by what the broker says that was committed.",
            "Leave the machine alone meanwhile."
        },
        footer = {
            "",
            "Examples:",
            "  ./switchboard bench --json target/bench.json",
            "  ./switchboard bench --short --only limitB,ours",
            "  ./switchboard bench parts                       # what the pure parts cost"
        })
final class BenchCommand implements Callable<Integer> {

    /** Tickets of this desk live for days. */
    private static final Duration STEP = Duration.ofMillis(300);

    @Option(names = "--open", paramLabel = "N", description = "Tickets that are open (default: ${DEFAULT-VALUE}).")
    private int open = 100_000;

    @Option(
            names = "--access",
            paramLabel = "HOW",
            description = "Which tickets something happens to: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Access access = Access.REALISTIC;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Who takes part, of limitA, limitB, ours, oursWithoutTracking, kafkaStreams, polling.")
    private Set<String> only = Set.of();

    @Option(names = "--short", description = "One round of a few seconds each: a glance, no measurement.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each runs (default: 3, 1 with --short).")
    private Integer rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path folder = Installation.current().root().resolve("target/bench");
        Results results = new Results(open, access);
        try (Grounds grounds = Grounds.open(folder, this::say)) {
            Course course = grounds.course(
                    open,
                    access,
                    quick ? 1_000_000 : 4_000_000,
                    STEP,
                    Duration.ofSeconds(quick ? 15 : 75),
                    Duration.ofSeconds(quick ? 10 : 30));
            List<Contestant> contestants =
                    entrants().map(entrant -> entrant.on(grounds)).toList();
            Map<String, List<Pace>> paces =
                    new Contest(course, Topics.TICKET_EVENTS, this::say).run(contestants, rounds());
            results.take(paces);
        }
        spec.commandLine().getOut().println(results.inWords());
        if (json != null) {
            results.write(json);
        }
        return 0;
    }

    private int rounds() {
        return rounds == null ? quick ? 1 : 3 : rounds;
    }

    private Stream<Entrant> entrants() {
        Set<String> known = Stream.of(Entrant.values()).map(Entrant::key).collect(Collectors.toSet());
        only.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--only %s: use some of %s".formatted(name, String.join(", ", known)));
        });
        return Stream.of(Entrant.values()).filter(entrant -> only.isEmpty() || only.contains(entrant.key()));
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
