package io.switchboard.cli;

import io.switchboard.deploy.OutputFile;
import io.switchboard.deploy.StandardOut;
import io.switchboard.deploy.TopicLines;
import io.switchboard.deploy.TopicReader;
import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is committed in a topic. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description =
                "Write what is committed in a topic as lines of JSON, partition by partition: instants and durations"
                        + " as ISO-8601, bytes as base64, null for what has no value. A record without a value is written"
                        + " as {\"tombstone\":KEY}: the topic has forgotten that key.",
        footer = {
            "",
            "Exit codes: 0 all read, 1 also when records were left out that cannot be read.",
            "Examples:",
            "  ./switchboard topic read escalations",
            "  ./switchboard topic read sla-outcomes --out outcomes.jsonl",
            "  ./switchboard topic read ticket-tracking",
            "  ./switchboard topic read escalations --follow"
        })
final class TopicReadCommand implements Callable<Integer> {

    /** How records are written down. */
    enum Format {
        jsonl;

        TopicLines to(PrintWriter out) {
            return switch (this) {
                case jsonl -> new TopicLines(out);
            };
        }
    }

    @Parameters(index = "0", paramLabel = "TOPIC", description = "For example escalations.")
    private String topic;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write. Without --follow an earlier file stays as it is until all is read."
                    + " Default: the terminal.")
    private Path out;

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    private TopicLines lines;

    @Override
    public Integer call() {
        try (TopicReader reader = brokers.reader()) {
            if (out == null) {
                PrintWriter terminal = buffered(spec.commandLine().getOut());
                read(reader, terminal, () -> StandardOut.isBroken(terminal));
                StandardOut.requireWhole(terminal);
            } else if (follow) {
                OutputFile.growing("--out", out, file -> read(reader, file, file::checkError));
            } else {
                OutputFile.whole("--out", out, file -> read(reader, file, file::checkError));
            }
        }
        if (out != null || !lines.isComplete()) {
            spec.commandLine().getErr().println(lines.summary());
        }
        return lines.isComplete() ? 0 : 1;
    }

    private static PrintWriter buffered(PrintWriter terminal) {
        return new PrintWriter(new BufferedWriter(terminal, 1 << 16));
    }

    /** No further than it can be written. */
    private void read(TopicReader reader, PrintWriter to, BooleanSupplier isBroken) {
        lines = format.to(to);
        if (follow) {
            reader.follow(topic, () -> !isBroken.getAsBoolean(), lines);
        } else {
            reader.readToEnd(topic, () -> !isBroken.getAsBoolean(), lines);
        }
    }
}
