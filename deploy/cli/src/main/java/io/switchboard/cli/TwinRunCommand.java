package io.switchboard.cli;

import io.switchboard.deploy.Installation;
import io.switchboard.deploy.Layout;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.Rehearsal;
import io.switchboard.deploy.StateDir;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Book;
import io.switchboard.twin.sim.Play;
import io.switchboard.twin.sim.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a scenario. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Play a scenario of the library, or one in a file, by the routing of the job in process, and say how it went"
                    + " beside one queue with the longest idle agent on the same customers. Who still waits at the end"
                    + " counts, too: as a breach, if the promised time is over.",
            "With --kafka everything that was asked is then given to the real job on a cluster of its own, and its"
                    + " decisions are compared one by one.",
            "With --seeds it is played so many times, and every figure, and what ours has more of than the one queue, is a"
                    + " mean with its 95 %% interval.",
            "With --book it is played by that book and not by the twin's own. The book needs a plan by the name of each class"
                    + " that comes (call, p1, p2, p3, and chat where there are chats), none of which overflows, and in its"
                    + " centres the pools of the agents: front, back and general, and front-2, back-2 and general-2 of those"
                    + " who speak the second language. Agents accept what they are offered at once."
        },
        footer = {
            "",
            "Exit codes: 0 played, and with --kafka the job decided the same; 1 it did not.",
            "Examples:",
            "  ./switchboard twin run double-eleven",
            "  ./switchboard twin run vip-storm+flu~1 --seed 7 --decisions target/decisions.txt",
            "  ./switchboard twin run flash-sale --kafka",
            "  ./switchboard twin run chat-storm --seeds 10",
            "  ./switchboard twin run monday-morning --book mine.yaml"
        })
final class TwinRunCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "SCENARIO",
            description = "A name of the library, or a file that ends in .yaml.")
    private String scenario;

    @Option(names = "--seed", defaultValue = "1", description = "Of all chance; ${DEFAULT-VALUE} unless given.")
    private long seed;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Play so many seeds, the one of --seed and those that follow: 2 or more.")
    private Integer seeds;

    @Option(
            names = "--book",
            paramLabel = "FILE",
            description = "Play by this book of routing, as routing publish takes it. Default: the twin's own,"
                    + " twin/src/main/resources/io/switchboard/twin/sim/book.yaml.")
    private Path book;

    @Option(names = "--decisions", paramLabel = "FILE", description = "Write a line for each decision there.")
    private Path decisions;

    @Option(names = "--kafka", description = "Let the real job decide, too, and compare.")
    private boolean kafka;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Play play = book == null ? Play.of(scenario) : Play.of(scenario).by(Book.of(book));
        if (seeds != null && (kafka || decisions != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--kafka and --decisions are of one seed: leave them out, or --seeds " + seeds);
        }
        out.println(play.name() + ": " + play.about());
        return seeds == null ? once(play, out) : often(play, out);
    }

    private int often(Play play, PrintWriter out) {
        Series series =
                new Series(play, seeds, line -> spec.commandLine().getErr().println(line));
        series.play(seed);
        out.print(series.table());
        out.flush();
        return 0;
    }

    private int once(Play play, PrintWriter out) {
        List<Request> requests = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        Count count = new Count();
        try (PrintWriter file = file()) {
            Consumer<Ruling> told = ruling -> {
                count.add(ruling);
                write(ruling, file);
                if (kafka) {
                    rulings.add(ruling);
                }
            };
            out.print(play.play(seed, kafka ? requests::add : request -> {}, told));
            if (file.checkError()) {
                throw new FeedException("--decisions %s is cut off: is the disk full?".formatted(decisions));
            }
        }
        out.println(count);
        out.flush();
        return kafka ? compared(play, requests, rulings) : 0;
    }

    /** Keeps no decision: of a month there are millions. */
    private static final class Count {

        private long decisions;
        private long choices;
        private long same;

        /** Where nobody was chosen there is no choice to be made again. */
        void add(Ruling ruling) {
            boolean chosen = !ruling.decision().candidates().isEmpty();
            decisions++;
            choices += chosen ? 1 : 0;
            same += chosen && ruling.decision().isTheSameAgain() ? 1 : 0;
        }

        @Override
        public String toString() {
            return "%d decisions; %d choices, %d come out the same from their records alone"
                    .formatted(decisions, choices, same);
        }
    }

    private int compared(Play play, List<Request> requests, List<Ruling> rulings) {
        Installation installation = Installation.current();
        Path folder = installation
                .root()
                .resolve(".switchboard/twin-" + ProcessHandle.current().pid());
        LocalCluster cluster = new LocalCluster(installation, new StateDir(folder));
        Layout layout = Layout.of(1, Layout.PARALLELISM * 2, Layout.PARALLELISM * 2, 0, 0);
        AtomicReference<String> difference = new AtomicReference<>();
        UntilCtrlC.run("rehearsal", () -> {
            try (ProgressLine line = new ProgressLine(spec.commandLine().getErr())) {
                difference.set(
                        new Rehearsal(cluster, layout, play.playedBy(), line::done).difference(requests, rulings));
            }
        });
        spec.commandLine()
                .getOut()
                .println(difference.get().isEmpty() ? "The job decided the same." : difference.get());
        return difference.get().isEmpty() ? 0 : 1;
    }

    private PrintWriter file() {
        if (decisions == null) {
            return new PrintWriter(Writer.nullWriter());
        }
        try {
            return new PrintWriter(Files.newBufferedWriter(decisions));
        } catch (IOException e) {
            throw new FeedException(
                    "--decisions %s cannot be written: name a file in a folder that exists".formatted(decisions), e);
        }
    }

    private void write(Ruling ruling, PrintWriter file) {
        if (decisions != null) {
            file.printf(
                    "%s %d %s %s %s%n",
                    ruling.id(),
                    ruling.decision().at(),
                    ruling.decision().verdict(),
                    ruling.decision().itemId(),
                    ruling.decision().agentId());
        }
    }
}
