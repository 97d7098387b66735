package io.switchboard.cli;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Demo;
import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import io.switchboard.twin.Speed;
import io.switchboard.twin.sim.Play;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at work, to be looked at. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start a cluster of its own, feed it the made-up day of a contact centre, at speed, and show what"
                + " becomes of it: open items, clocks at risk, breaches, escalations and the lag. Ctrl-C stops"
                + " everything. Nothing is left behind.",
        footer = {
            "",
            "Exit codes: 0 when the time of --for is over, 130 after Ctrl-C, 1 failed.",
            "Examples:",
            "  ./switchboard demo",
            "  ./switchboard demo --for 60s --speed 1200x --rate 500 --seed 7",
            "  ./switchboard demo --scenario double-eleven"
        })
final class DemoCommand implements Runnable {

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long to feed, such as 60s, 5m or PT1M; the start comes on top. Default: until Ctrl-C.")
    private Duration limit;

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            defaultValue = "600x",
            description = "Seconds of event time in a second of ours. Default: ${DEFAULT-VALUE}, ten minutes a second.")
    private String speed;

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            description = "Feed a scenario of the twin instead of the made-up day, once and again: a name of"
                    + " ./switchboard twin scenarios, or a file that ends in .yaml. It begins at --start, and what it"
                    + " promises is what is promised, unless there are --policies.")
    private String scenario;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of all chance. Default: 1.")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "240",
            description =
                    "Tickets and calls that begin in an hour of event time of the made-up day; a scenario has its own."
                            + " Default: ${DEFAULT-VALUE}.")
    private int itemsPerHour;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            defaultValue = "2026-06-15T06:30:00Z",
            description = "When the made-up day begins. Default: ${DEFAULT-VALUE}, a Monday, half an hour after Berlin"
                    + " opened in deploy/policies/demo.yaml; a minute at 600x is that working day.")
    private Instant start;

    @Option(
            names = "--policies",
            paramLabel = "FILE",
            description = "What is promised, as YAML. Default: deploy/policies/demo.yaml in the repository, or what the"
                    + " scenario promises.")
    private Path policies;

    @Mixin
    private PortsOption ports;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "What the cluster keeps meanwhile. Default: .switchboard/demo in the repository.")
    private Path stateDir;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Installation installation = Installation.current();
        Demo.Request request = request(installation);
        Layout layout = ports.layout(1, Layout.PARALLELISM, Layout.PARALLELISM * 2);
        StateDir dir = new StateDir(stateDir == null ? installation.root().resolve(".switchboard/demo") : stateDir);
        UntilCtrlC.run("demo", () -> {
            try (DemoView view =
                    new DemoView(spec.commandLine().getOut(), spec.commandLine().getErr(), layout)) {
                view.sum(new Demo(new LocalCluster(installation, dir), layout, view::step, view::show).run(request));
            }
        });
    }

    private Demo.Request request(Installation installation) {
        Play play = scenario == null ? null : Play.of(scenario);
        boolean made = policies == null && play == null;
        Path file = made ? installation.root().resolve("deploy/policies/demo.yaml") : policies;
        if (file != null && !Files.isRegularFile(file)) {
            throw new ClusterException("--policies " + file + " is not a file; give a policy file, as YAML");
        }
        Speed pace = Speed.parse(speed);
        if (pace.equals(Speed.FULL)) {
            throw new ClusterException(
                    "--speed full never rests, and the demo's feed has no end; give one such as 600x");
        }
        return new Demo.Request(file, play, seed, start, itemsPerHour, pace, limit);
    }
}
