package io.switchboard.cli;

import java.io.PrintWriter;

/** The last line of a terminal, which says how far a long step has come; without a terminal it says nothing. ./switchboard knows. */
final class ProgressLine implements AutoCloseable {

    private static final String CLEAR = "\r\u001b[2K";

    private final PrintWriter out;
    private final boolean terminal = Boolean.getBoolean("switchboard.terminal");
    private boolean shown;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    /** Takes the place of what was shown before. */
    synchronized void show(String text) {
        if (terminal) {
            out.print(CLEAR + "         " + text);
            out.flush();
            shown = true;
        }
    }

    /** Stays. */
    synchronized void done(String text) {
        close();
        out.println(text);
        out.flush();
    }

    @Override
    public synchronized void close() {
        if (shown) {
            out.print(CLEAR);
            out.flush();
            shown = false;
        }
    }
}
