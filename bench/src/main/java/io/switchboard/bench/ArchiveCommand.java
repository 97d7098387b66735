package io.switchboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the tables keep up, and how fast they answer. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Let the archive job keep what a desk at work and its SLA job tell, beside that job on a cluster of its own: how many rows"
                    + " a minute the tables get, how far behind they are at the beginning and at the end, how many files they have, and how long each"
                    + " question of deploy/sql takes once both have ended, with the start of the command.",
            "Leave the machine alone meanwhile: it takes --for and some ten minutes."
        },
        footer = {
            "",
            "Exit codes: 0 measured, 1 something failed, a row is missing or there twice, or events came too slowly; 2 wrong arguments.",
            "Examples:",
            "  ./switchboard bench archive --for PT1H --json target/archive.json",
            "  ./switchboard bench archive --events 500 --for PT2M"
        })
final class ArchiveCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--events", paramLabel = "N", description = "Ticket events a second (default: ${DEFAULT-VALUE}).")
    private int events = 3_100;

    @Option(names = "--for", paramLabel = "DURATION", description = "How long one looks (default: ${DEFAULT-VALUE}).")
    private Duration window = Duration.ofMinutes(10);

    @Option(names = "--open", paramLabel = "N", description = "Tickets that are open (default: ${DEFAULT-VALUE}).")
    private int open = 100_000;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (events < 1 || open < 1 || window.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--events %d, --open %d, --for %s: give one or more events and tickets, and a minute or more"
                            .formatted(events, open, window));
        }
        try (Turn turn = Turn.take();
                Grounds grounds = Grounds.open("archive", Filing.SLOTS, Filing.PARALLELISM, this::say)) {
            Filing.Filed filed = new Filing(open, events, window).run(grounds, this::say);
            if (json != null) {
                write(filed);
            }
            tell(filed, spec.commandLine().getOut());
            filed.feeding().kept();
        }
        return 0;
    }

    private static void tell(Filing.Filed filed, PrintWriter out) {
        out.printf(
                "%,.0f rows a minute over %.0f s of %,.0f events/s; not in the tables at the beginning %.2f minutes of work, at the end"
                        + " %.2f%n",
                filed.perMinute(),
                filed.seconds(),
                filed.feeding().perSecond(),
                filed.minutesBehindBefore(),
                filed.minutesBehind());
        filed.tables()
                .forEach(table -> out.printf(
                        "%-24s %,12d rows, %,10d behind, %5d files%n",
                        table.name(), table.rows(), table.behind(), table.files()));
        filed.questions().forEach(question -> out.printf("%-40s %5.1f s%n", question.name(), question.seconds()));
        out.flush();
    }

    private void write(Filing.Filed filed) {
        ObjectNode all = JSON.createObjectNode();
        all.put("openTickets", filed.filing().open());
        Machine.current().tell(all.putObject("machine"));
        all.put("eventsPerSecond", filed.feeding().perSecond());
        all.put("seconds", filed.seconds());
        all.put("rowsPerMinute", filed.perMinute());
        all.put("minutesBehindBefore", filed.minutesBehindBefore());
        all.put("minutesBehind", filed.minutesBehind());
        filed.tables().forEach(table -> all.withArray("tables")
                .addObject()
                .put("table", table.name())
                .put("rows", table.rows())
                .put("behind", table.behind())
                .put("files", table.files()));
        filed.questions().forEach(question -> all.withArray("questions")
                .addObject()
                .put("question", question.name())
                .put("seconds", question.seconds()));
        try {
            Files.createDirectories(json.toAbsolutePath().getParent());
            Files.writeString(json, JSON.writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot write " + json + ": " + e.getMessage(), e);
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
