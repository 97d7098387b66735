package io.switchboard.cli;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Lets a waiting person see that a long step is still under way, second by second. */
final class Ticker implements AutoCloseable {

    private static final long EVERY = Duration.ofSeconds(1).toMillis();

    private final ProgressLine line;
    private final Timer timer = new Timer("ticker", true);
    private int seconds;
    private boolean closed;

    Ticker(ProgressLine line) {
        this.line = line;
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        tick();
                    }
                },
                EVERY,
                EVERY);
    }

    private synchronized void tick() {
        seconds++;
        if (!closed) {
            line.show("under way for " + seconds + " s");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            timer.cancel();
            line.close();
        }
    }
}
