package io.switchboard.cli;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that cleans up after itself also when the process is told to end: Ctrl-C interrupts it and waits for it. */
final class UntilCtrlC {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private UntilCtrlC() {}

    static void run(String name, Runnable work) {
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread worker = new Thread(task, name);
        Thread stop = new Thread(() -> stop(worker));
        Runtime.getRuntime().addShutdownHook(stop);
        worker.start();
        try {
            task.get();
        } catch (ExecutionException e) {
            ended(stop);
            throw unchecked(e);
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
        ended(stop);
    }

    private static void stop(Thread worker) {
        worker.interrupt();
        try {
            worker.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the process ends it does not matter any more what the work failed of: nobody is told. */
    private static void ended(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException stopping) {
            waitForTheEnd();
        }
    }

    private static void waitForTheEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException unchecked(ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        throw new IllegalStateException(failed.getCause());
    }
}
