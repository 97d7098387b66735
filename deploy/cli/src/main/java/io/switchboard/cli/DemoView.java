package io.switchboard.cli;

import io.switchboard.deploy.DemoFrame;
import io.switchboard.deploy.Layout;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Shows a demo to whoever looks: a table in place on a terminal, now and then a line anywhere else. */
final class DemoView implements AutoCloseable {

    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final Ansi ansi;
    private final boolean terminal;
    private final LiveScreen screen;
    private final ProgressLine progress;
    private final Ticker ticker;
    private final Layout layout;
    private Duration nextLine = Duration.ZERO;

    DemoView(PrintWriter out, PrintWriter err, Layout layout) {
        this.out = out;
        this.progress = new ProgressLine(err);
        this.ticker = new Ticker(progress);
        this.layout = layout;
        this.terminal = Boolean.getBoolean("switchboard.screen");
        this.ansi = terminal && System.getenv("NO_COLOR") == null ? Ansi.ON : Ansi.OFF;
        this.screen = new LiveScreen(out, ansi);
    }

    void step(String text) {
        screen.close();
        progress.done(text);
    }

    void show(DemoFrame frame) {
        ticker.close();
        if (terminal) {
            List<String> lines = new ArrayList<>(DemoTable.lines(frame));
            lines.add("");
            lines.addAll(hints(frame));
            screen.show(lines);
        } else if (frame.elapsed().compareTo(nextLine) >= 0 || frame.isLast()) {
            nextLine = frame.elapsed().plus(LINE_EVERY);
            out.println(DemoTable.line(frame));
            out.flush();
        }
    }

    private List<String> hints(DemoFrame frame) {
        return List.of(
                "  Look further: the job at @|underline http://" + layout.jobManager()
                        + "|@ and, from another terminal,",
                "  @|bold ./switchboard topic read escalations --bootstrap-servers " + layout.bootstrapServers() + "|@",
                "  Ctrl-C stops everything." + news(frame));
    }

    private static String news(DemoFrame frame) {
        long refused = frame.glance().refused();
        return (frame.notice() == null ? "" : " " + frame.notice() + ".")
                + (refused == 0 ? "" : String.format(" %,d events were refused: dead-letters, too-late.", refused));
    }

    /** What has happened, and how to go on. */
    void sum(DemoFrame last) {
        screen.close();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(DemoTable.clocks(last.glance()));
        lines.add("");
        lines.add(String.format(
                "%,d events became %,d escalations in %s%s.",
                last.glance().events(),
                last.glance().escalations(),
                DemoTable.clock(last.elapsed()),
                last.firstEscalation() == null
                        ? ""
                        : String.format(
                                ", the first after %.1f s",
                                last.firstEscalation().toMillis() / 1e3)));
        lines.addAll(List.of(
                "All has been stopped and its data deleted. To keep a cluster running:",
                "  ./switchboard up",
                "  ./switchboard submit sla --config deploy/sla.yaml",
                "  ./switchboard submit heartbeat --config deploy/heartbeat.yaml",
                "  ./switchboard topic read escalations --follow",
                "README.md says what the topics hold and what is guaranteed."));
        lines.forEach(line -> out.println(ansi.string(line)));
        out.flush();
    }

    @Override
    public void close() {
        ticker.close();
        screen.close();
    }
}
