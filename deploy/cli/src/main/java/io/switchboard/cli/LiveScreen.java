package io.switchboard.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A terminal's second screen, on which a table changes in place; the first one is as it was when it is closed. */
final class LiveScreen implements AutoCloseable {

    private static final String ESC = "\u001b[";
    private static final String OPEN = ESC + "?1049h" + ESC + "?25l" + ESC + "?7l";
    private static final String CLOSE = ESC + "?7h" + ESC + "?25h" + ESC + "?1049l";
    private static final String TO_LINE_END = ESC + "K";
    private static final String TO_SCREEN_END = ESC + "J";

    private final PrintWriter out;
    private final Ansi ansi;
    private boolean open;

    LiveScreen(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    /** Each line goes where it belongs: a terminal that is too small shows the beginning and does not scroll. */
    void show(List<String> lines) {
        StringBuilder frame = new StringBuilder(open ? "" : OPEN);
        open = true;
        for (int i = 0; i < lines.size(); i++) {
            frame.append(ESC)
                    .append(i + 1)
                    .append(";1H")
                    .append(ansi.string(lines.get(i)))
                    .append(TO_LINE_END);
        }
        out.print(frame.append(TO_SCREEN_END));
        out.flush();
    }

    @Override
    public void close() {
        if (open) {
            out.print(CLOSE);
            out.flush();
            open = false;
        }
    }
}
