package io.switchboard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One process of the cluster, which lives on when the command that started it ends; found again by its pid file. */
public final class Daemon {

    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(10);

    /** Longer than any process takes to become another one. */
    private static final Duration REPLACING = Duration.ofSeconds(1);

    private final String name;
    private final Path pidFile;
    private final Path log;
    private final Path console;
    private final Path temporary;

    /** Of a cluster that keeps all it has in {@code dir}. */
    public Daemon(String name, StateDir dir) {
        this.name = name;
        this.pidFile = dir.pids().resolve(name + ".pid");
        this.log = dir.logs().resolve(name + ".log");
        this.console = dir.logs().resolve(name + ".out");
        this.temporary = dir.temporary();
    }

    public String name() {
        return name;
    }

    Path log() {
        return log;
    }

    /**
     * Starts {@code java arguments}. The shell in between makes it deaf to the terminal's Ctrl-C and hang-up, so that
     * a cluster is stopped in order, by {@link #stop}; it replaces itself, so that the pid is the JVM's.
     */
    public void start(String java, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh", java));
        command.add(marker());
        command.add("-Dlog.file=" + log);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        try {
            Files.deleteIfExists(log); // of an earlier start, which must not be taken for this one's
            Files.writeString(pidFile, Long.toString(builder.start().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    /** What tells our process from another that got the same pid later. */
    private String marker() {
        return "-Dswitchboard.process=" + pidFile;
    }

    /** The process of the pid file, if it is alive and really ours. */
    Optional<ProcessHandle> process() {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return readPid()
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(this::isOurs);
    }

    private Optional<Long> readPid() {
        try {
            String pid = Files.readString(pidFile).strip();
            return pid.matches("\\d{1,18}") ? Optional.of(Long.valueOf(pid)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        AtomicReference<String> words = new AtomicReference<>();
        Wait.until(REPLACING, () -> {
            words.set(words(process));
            return words.get() != null || !process.isAlive();
        });
        return words.get() != null && words.get().contains(marker());
    }

    /** Null while it replaces itself: then it has none. Of a long command line there is the beginning, and no arguments. */
    private static String words(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean hasNone = info.arguments().map(words -> words.length == 0).orElse(false);
        return hasNone ? null : info.commandLine().orElse(null);
    }

    public boolean isAlive() {
        return process().isPresent();
    }

    /** Asks it to end, waits, and ends it if it does not. */
    public void stop(Duration patience) {
        process().ifPresent(process -> {
            process.destroy();
            if (!ended(process, patience)) {
                process.destroyForcibly();
                ended(process, Duration.ofSeconds(10));
            }
        });
        forget();
    }

    /** What {@code kill -9} does. */
    public void kill() {
        process().ifPresent(process -> {
            process.destroyForcibly();
            ended(process, Duration.ofSeconds(10));
        });
        forget();
    }

    /** What {@code kill -STOP} does: it stands still, with all its connections open. */
    public void freeze() {
        signal("STOP");
    }

    /** It goes on as if nothing had happened. */
    public void thaw() {
        signal("CONT");
    }

    /** What {@code kill -QUIT} does to a Java process: it writes to its console what its threads are about. */
    public void tellThreads() {
        signal("QUIT");
    }

    private void signal(String signal) {
        process()
                .ifPresent(process -> Tool.run(
                        "Cannot send " + signal + " to " + name,
                        List.of("/bin/kill", "-" + signal, Long.toString(process.pid())),
                        Map.of(),
                        SIGNAL_LIMIT));
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** For the person whose cluster did not start. */
    public ClusterException failure(String what) {
        Path told = Files.exists(log) && LogTail.lastMeaningfulLine(log).isPresent() ? log : console;
        String line = LogTail.lastMeaningfulLine(told).orElse("it wrote nothing");
        return new ClusterException("The " + name + " " + what + ": " + line + " (see " + told + ")");
    }
}
