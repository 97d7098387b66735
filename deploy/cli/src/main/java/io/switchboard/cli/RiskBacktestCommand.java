package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.TopicReader;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import io.switchboard.risk.Settings;
import io.switchboard.risk.Trial;
import io.switchboard.sla.Posting;
import io.switchboard.sla.Rehearsal;
import io.switchboard.twin.recorded.Feed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How well the risk job would have foreseen the breaches of what has happened already. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Play history under the promises of POLICIES, foresee breaches as the risk job does, and say how good that was:"
                    + " of each clock and stage, for all of history and for the last third of it. Every answer is given before"
                    + " anything was learned from its outcome.",
            "Then: had somebody been called when a probability reached a threshold, how many calls had been right (precision),"
                    + " how many breaches called for (recall), and how long before the breach half of the right ones were (lead)."
        },
        footer = {
            "",
            "Example:",
            "  ./switchboard risk backtest deploy/policies/uci-incidents.yaml --from uci-incidents incident_event_log.csv"
        })
final class RiskBacktestCommand implements Runnable {

    private static final int TELL_EVERY = 1_000;

    @Parameters(index = "0", paramLabel = "POLICIES", description = "A policy document.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Of --from, plain or gzip.")
    private List<Path> files = List.of();

    @ArgGroup(multiplicity = "1")
    private PolicyBacktestCommand.Source source;

    @Option(names = "--json", description = "As one line of JSON.")
    private boolean json;

    @Mixin
    private BrokerOption brokers;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PolicyBook book = PolicyReader.read(file);
        Foresight foresight = new Foresight();
        try (ProgressLine line = new ProgressLine(spec.commandLine().getErr())) {
            History history = history(line);
            Trial trial = new Trial(Settings.DEFAULT);
            int played = 0;
            for (List<Posting> postings : history.items().values()) {
                trial.play(Rehearsal.whereabouts(book, postings, history.last()), history.last());
                if (++played % TELL_EVERY == 0) {
                    line.show(String.format(
                            "%,d of %,d items played", played, history.items().size()));
                }
            }
            line.show("asking and learning, clock by clock");
            trial.run(said -> {}, foresight::take);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(foresight.json());
        } else {
            foresight.print(out);
        }
    }

    private History history(ProgressLine line) {
        if (!source.isTopic() && files.isEmpty()) {
            throw new ClusterException("--from " + source.feed() + " has no files; give those of the recording");
        }
        if (!source.isTopic()) {
            return History.of(
                    Feed.named(source.feed()),
                    files,
                    posting -> true,
                    count -> show(line, count),
                    RefusedLines.toldTo(line::done));
        }
        try (TopicReader reader = brokers.reader()) {
            return History.of(reader, posting -> true, count -> show(line, count));
        }
    }

    private static void show(ProgressLine line, long count) {
        line.show(String.format("%,d events read", count));
    }
}
