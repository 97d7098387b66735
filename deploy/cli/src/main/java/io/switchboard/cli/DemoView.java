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
    private final Layout layout;
    private Duration nextLine = Duration.ZERO;

    DemoView(PrintWriter out, Layout layout) {
        this.out = out;
        this.layout = layout;
        this.terminal = Boolean.getBoolean("switchboard.screen");
        this.ansi = terminal && System.getenv("NO_COLOR") == null ? Ansi.ON : Ansi.OFF;
        this.screen = new LiveScreen(out, ansi);
    }

    void step(String text) {
        screen.close();
        out.println(text);
        out.flush();
    }

    void show(DemoFrame frame) {
        if (terminal) {
            List<String> lines = new ArrayList<>(DemoTable.lines(frame));
            lines.add("");
            lines.addAll(hints(frame));
            screen.show(lines);
        } else if (frame.elapsed().compareTo(nextLine) >= 0 || frame.isLast()) {
            nextLine = frame.elapsed().plus(LINE_EVERY);
            step(DemoTable.line(frame));
        }
    }

    private List<String> hints(DemoFrame frame) {
        return List.of(
                "  Look further: the job at @|underline http://" + layout.jobManager()
                        + "|@ and, from another terminal,",
                "  @|bold ./switchboard topic read escalations --bootstrap-servers " + layout.bootstrapServers() + "|@",
                "  " + (frame.notice() == null ? "Ctrl-C stops everything." : frame.notice() + "."));
    }

    /** What has happened, and how to go on. */
    void sum(DemoFrame last) {
        screen.close();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(DemoTable.clocks(last.glance()));
        lines.add("");
        lines.add(String.format(
                "%,d events became %,d escalations in %s%s. All has been stopped, and its data deleted.",
                last.glance().events(),
                last.glance().escalations(),
                DemoTable.clock(last.elapsed()),
                last.firstEscalation() == null
                        ? ""
                        : String.format(
                                ", the first after %.1f s",
                                last.firstEscalation().toMillis() / 1e3)));
        lines.addAll(List.of(
                "To keep a cluster running:",
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
        screen.close();
    }
}
