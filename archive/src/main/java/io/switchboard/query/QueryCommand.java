package io.switchboard.query;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.StandardOut;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the tables. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description =
                "Ask the tables of the archive job in SQL (DuckDB's), and print the answer. Without a query: a shell.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard query \"SELECT verdict, COUNT(*) FROM sla_outcomes_latest GROUP BY verdict\"",
            "  ./switchboard query --questions",
            "  ./switchboard query --question attainment-by-clock --format csv",
            "  ./switchboard query --tables",
            "  ./switchboard query --format parquet --output promises.parquet \"FROM promises\"",
            "  ./switchboard query"
        })
public final class QueryCommand implements Runnable {

    /** One of them, or none for a shell. */
    private static final class What {

        @Parameters(index = "0", arity = "0..1", paramLabel = "SQL", description = "One statement.")
        private String sql;

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "A file with one statement; - for what is piped in.")
        private String file;

        @Option(names = "--question", paramLabel = "NAME", description = "A question of deploy/sql.")
        private String question;

        @Option(names = "--questions", description = "List the questions of deploy/sql.")
        private boolean questions;

        @Option(names = "--tables", description = "List tables and views, with what their columns mean.")
        private boolean tables;
    }

    @ArgGroup(multiplicity = "0..1")
    private What what;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. json is an object a line. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the answer there; parquet needs it.")
    private Path output;

    @Mixin
    private ArchiveOption archive;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (what == null) {
            new Shell(archive, format).run();
        } else if (what.questions) {
            Listing.questions(ArchiveOption.questions(), out);
        } else if (what.tables) {
            try (Duck duck = archive.open()) {
                Listing.relations(duck.relations(), out);
            }
        } else {
            answer(statement(), out);
        }
    }

    private void answer(String sql, PrintWriter out) {
        if (format == Format.parquet && output == null) {
            throw new ClusterException("--format parquet needs a file: give --output FILE");
        }
        try (Duck duck = archive.open()) {
            if (output == null) {
                duck.ask(sql, answer -> format.write(answer, out));
                StandardOut.requireWhole(out);
            } else {
                Export.to(output, format, duck, sql);
            }
        }
    }

    private String statement() {
        if (what.sql != null) {
            return what.sql;
        }
        if (what.question != null) {
            return question(what.question).sql();
        }
        return what.file.equals("-")
                ? piped()
                : SqlFile.read(Path.of(what.file)).sql();
    }

    private static SqlFile question(String name) {
        List<SqlFile> all = ArchiveOption.questions();
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow(() -> new ClusterException("There is no question %s; there are %s"
                        .formatted(name, all.stream().map(SqlFile::name).collect(Collectors.joining(", ")))));
    }

    private static String piped() {
        Stream<String> lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines();
        return lines.collect(Collectors.joining("\n"));
    }
}
