package io.switchboard.deploy;

import java.util.function.Consumer;

/** Tells a waiting person what is done, and how long it took from the beginning. */
final class Steps {

    private final long start = System.nanoTime();
    private final Consumer<String> listener;

    Steps(Consumer<String> listener) {
        this.listener = listener;
    }

    void done(String what, String result) {
        listener.accept(String.format("%5.1f s  %-13s %s", (System.nanoTime() - start) / 1e9, what, result));
    }
}
