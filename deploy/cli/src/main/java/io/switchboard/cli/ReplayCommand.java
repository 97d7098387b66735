package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.Replay;
import io.switchboard.deploy.StateDir;
import io.switchboard.twin.Disorder;
import io.switchboard.twin.FeederOptions;
import io.switchboard.twin.Packer;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Speed;
import io.switchboard.twin.recorded.Feed;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recorded events in, files of escalations and outcomes out. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Run recorded events through the SLA job on a cluster of its own, with a real broker, and write"
                        + " each output topic as lines of JSON: escalations.jsonl, escalation-notices.jsonl,"
                        + " sla-outcomes.jsonl, ticket-tracking.jsonl, unmatched-items.jsonl,"
                        + " dead-letters.jsonl, too-late.jsonl. A line that nobody can read becomes a dead letter, and"
                        + " refused-lines.txt says where it stands and what is wrong with it. A TaskManager that dies meanwhile is started again.",
        footer = {
            "",
            "Examples:",
            "  ./switchboard replay uci-incidents incident_event_log.csv --policies deploy/policies/uci-incidents.yaml \\",
            "      --until 2017-12-31T00:00:00Z --out out/uci",
            "  ./switchboard replay anonymous-bank january.txt --policies deploy/policies/anonymous-bank.yaml \\",
            "      --until 2000-01-01T00:00:00Z --out out/bank --disorder PT10M --duplicates 0.1 --seed 7"
        })
final class ReplayCommand implements Runnable {

    private static final double NO_DUPLICATES = 0;

    @Parameters(index = "0", paramLabel = "FEED", description = "uci-incidents, anonymous-bank, boston311 or bpic2013.")
    private String feed;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Its files, plain or gzip.")
    private List<Path> files;

    @Option(names = "--policies", paramLabel = "FILE", required = true, description = "What is promised, as YAML.")
    private Path policies;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            required = true,
            description = "How far time goes, such as 2017-12-31T00:00:00Z: nothing due later fires.")
    private Instant until;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write the files.")
    private Path out;

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            defaultValue = "full",
            description =
                    "full, or seconds of event time in a second of ours, such as 600x. Default: ${DEFAULT-VALUE}.")
    private String speed;

    @Option(
            names = "--disorder",
            paramLabel = "DURATION",
            defaultValue = "PT0S",
            description = "Shuffle the events: each comes up to this much event time late. Default: ${DEFAULT-VALUE}.")
    private Duration disorder;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of the events that come twice, 0 to 1. Default: ${DEFAULT-VALUE}.")
    private double duplicates;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the disorder. Default: 1.")
    private long seed;

    @Option(
            names = "--task-managers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of TaskManager processes. Default: ${DEFAULT-VALUE}.")
    private int taskManagers;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "What the cluster keeps meanwhile. Default: .switchboard/replay-PID in the repository.")
    private Path stateDir;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter err = spec.commandLine().getErr();
        requireFiles();
        Feed recorded = Feed.named(feed);
        Installation installation = Installation.current();
        StateDir dir = new StateDir(stateDir == null ? ownDir(installation) : stateDir);
        LocalCluster cluster = new LocalCluster(installation, dir);
        if (dir.layout().isPresent()) { // up or down: a replay leaves nothing, so it must not take over what is kept
            throw new ClusterException(dir.path() + " holds a cluster already; give --state-dir another folder");
        }
        Layout layout = Layout.of(taskManagers, Layout.PARALLELISM, Layout.PARALLELISM * 2, 0, 0);
        try (ProgressLine line = new ProgressLine(err)) {
            new Replay(cluster, layout, line::done, line::show)
                    .run(new Replay.Request(packer -> open(recorded, packer, line), options(), policies, until, out));
        }
    }

    private Parcels open(Feed recorded, Packer packer, ProgressLine line) {
        Parcels parcels = new Recorded(recorded, files).open(packer, out, line::done);
        boolean inOrder = disorder.isZero() && duplicates == NO_DUPLICATES;
        return inOrder ? parcels : Disorder.of(parcels, seed, disorder, duplicates);
    }

    private FeederOptions options() {
        Speed pace = Speed.parse(speed);
        FeederOptions options =
                pace.equals(Speed.FULL) ? FeederOptions.fullSpeed(feed) : FeederOptions.paced(feed, pace);
        return options.disordered(disorder);
    }

    private static Path ownDir(Installation installation) {
        return installation
                .root()
                .resolve(".switchboard/replay-" + ProcessHandle.current().pid());
    }

    private void requireFiles() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new ClusterException(file + " is not a file; give the files of the feed " + feed);
            }
        }
        if (!Files.isRegularFile(policies)) {
            throw new ClusterException("--policies " + policies + " is not a file; give a policy file, as YAML");
        }
    }
}
