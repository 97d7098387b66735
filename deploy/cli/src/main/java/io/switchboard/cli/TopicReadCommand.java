package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicLines;
import io.switchboard.deploy.TopicReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write. Default: the terminal.")
    private Path out;

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (TopicReader reader = brokers.reader()) {
            return out == null ? write(reader, buffered(spec.commandLine().getOut())) : writeFile(reader);
        }
    }

    private static PrintWriter buffered(PrintWriter terminal) {
        return new PrintWriter(new BufferedWriter(terminal, 1 << 16));
    }

    private int writeFile(TopicReader reader) {
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(out))) {
            return write(reader, file);
        } catch (IOException e) {
            throw new ClusterException("--out " + out + " cannot be written: " + e, e);
        }
    }

    private int write(TopicReader reader, PrintWriter lines) {
        TopicLines writer = format.to(lines);
        if (follow) {
            reader.follow(topic, () -> !lines.checkError(), writer);
        } else {
            reader.readToEnd(topic, writer);
        }
        if (lines.checkError() && out != null) {
            throw new ClusterException("--out " + out + " could not be written to its end; is the disk full?");
        }
        if (out != null || !writer.isComplete()) {
            spec.commandLine().getErr().println(writer.summary());
        }
        return writer.isComplete() ? 0 : 1;
    }
}
