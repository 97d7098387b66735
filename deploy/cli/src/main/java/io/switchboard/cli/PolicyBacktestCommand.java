package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicReader;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.policy.Shelf;
import io.switchboard.sla.Posting;
import io.switchboard.twin.recorded.Feed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a document on what has happened already. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description =
                "Play history under NEW and under what it would replace, and say which breaches appear and vanish,"
                        + " by customer tier, priority and category. Nothing is published.",
        footer = {
            "",
            "A version that neither says from when on it counts nor is published yet is played as if it had always been in",
            "force, in the place of all published versions of its policy.",
            "Examples:",
            "  ./switchboard policy backtest new.yaml --from-topic",
            "  ./switchboard policy backtest new.yaml --against deploy/policies/uci-incidents.yaml \\",
            "      --from uci-incidents incident_event_log.csv --items 10"
        })
final class PolicyBacktestCommand implements Runnable {

    private static final String PUBLISHED = "published";
    private static final int TELL_EVERY = 1_000;

    @Parameters(index = "0", paramLabel = "NEW", description = "A policy document.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Of --from, plain or gzip.")
    private List<Path> files = List.of();

    @Option(
            names = "--against",
            paramLabel = "OLD",
            defaultValue = PUBLISHED,
            description = "A policy document. Default: what is published, which NEW then adds to.")
    private String against;

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = InstantOrNow.class,
            description = "How far time goes. Default: the last event.")
    private Instant until;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "0",
            description = "Name up to N breaches that appear, and up to N that vanish.")
    private int examples;

    @Option(names = "--json", description = "As one line of JSON.")
    private boolean json;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    /** Where history comes from. */
    static final class Source {

        @Option(
                names = "--from",
                paramLabel = "FEED",
                description = "A recording, such as uci-incidents; give its files.")
        private String feed;

        @Option(names = "--from-topic", description = "The committed events of the topics.")
        private boolean topic;

        boolean isTopic() {
            return topic;
        }

        String feed() {
            return feed;
        }
    }

    /** What is compared. */
    private record Books(PolicyBook before, PolicyBook after) {}

    @Override
    public void run() {
        Books books = against.equals(PUBLISHED)
                ? published()
                : new Books(PolicyReader.read(Path.of(against)), PolicyReader.read(file));
        try (ProgressLine line = new ProgressLine(spec.commandLine().getErr())) {
            Backtest backtest = play(books, history(line), line);
            line.close();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(backtest.json(examples));
            } else {
                backtest.print(examples, out);
            }
        }
    }

    private Books published() {
        Shelf shelf = brokers.shelf();
        return new Books(shelf.book(), Supposed.book(shelf, PolicyFile.read(file)));
    }

    private History history(ProgressLine line) {
        if (!source.topic && files.isEmpty()) {
            throw new ClusterException("--from " + source.feed + " has no files; give those of the recording");
        }
        if (!source.topic) {
            return History.of(
                    Feed.named(source.feed),
                    files,
                    posting -> true,
                    count -> show(line, count),
                    RefusedLines.toldTo(line::done));
        }
        try (TopicReader reader = brokers.reader()) {
            return History.of(reader, posting -> true, count -> show(line, count));
        }
    }

    private Backtest play(Books books, History history, ProgressLine line) {
        long end = until == null ? history.last() : until.toEpochMilli();
        Backtest backtest = new Backtest(books.before(), books.after(), end);
        int played = 0;
        for (List<Posting> postings : history.items().values()) {
            backtest.play(postings);
            if (++played % TELL_EVERY == 0) {
                line.show(String.format(
                        "%,d of %,d items played", played, history.items().size()));
            }
        }
        return backtest;
    }

    private static void show(ProgressLine line, long count) {
        line.show(String.format("%,d events read", count));
    }
}
