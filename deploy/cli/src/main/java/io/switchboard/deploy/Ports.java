package io.switchboard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The doors of this machine: which are free, and who stands in one. */
public final class Ports {

    private static final String LISTEN = "0A";
    private static final int FIRST_FREE = 10_000;
    private static final int LAST_FREE = 19_999;
    private static final Path PROC = Path.of("/proc");

    private Ports() {}

    /**
     * One below those that the system hands out to connections: until its process listens in it, no connection of another
     * takes it.
     *
     * @param taken those given to others that do not listen yet
     */
    static int free(Set<Integer> taken) {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(FIRST_FREE, LAST_FREE + 1);
        } while (taken.contains(port) || !isFree(port));
        return port;
    }

    /** The port itself, or a free one for 0. */
    public static int orFree(int port) {
        return port == 0 ? free(Set.of()) : port;
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Refuses a port that is taken.
     *
     * @throws ClusterException naming the port, its holder if known, and the option that chooses another */
    public static void require(int port, String what, String option) {
        if (!isFree(port)) {
            throw new ClusterException("Port " + port + " for " + what + " is taken by "
                    + holder(port).orElse("another process") + "; stop that or choose another port with " + option
                    + " (0 takes a free one)");
        }
    }

    /** The process that listens, where the system tells (Linux, own processes). */
    static Optional<String> holder(int port) {
        Set<String> sockets = listening(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsAny(process.pid(), sockets))
                .findFirst()
                .map(Ports::describe);
    }

    private static String describe(ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        String shown = command.length() > 60 ? command.substring(0, 60) + "..." : command;
        return "process " + process.pid() + (shown.isEmpty() ? "" : " (" + shown + ")");
    }

    /** The sockets listening at the port, as the links in /proc/PID/fd name them. */
    private static Set<String> listening(int port) {
        String suffix = String.format(":%04X", port);
        Set<String> sockets = new HashSet<>();
        for (Path table : List.of(PROC.resolve("net/tcp"), PROC.resolve("net/tcp6"))) {
            for (String line : lines(table)) {
                List<String> columns = List.of(line.strip().split("\\s+", -1));
                if (columns.size() > 9
                        && columns.get(1).endsWith(suffix)
                        && columns.get(3).equals(LISTEN)) {
                    sockets.add("socket:[" + columns.get(9) + "]");
                }
            }
        }
        return sockets;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.isReadable(table) ? Files.readAllLines(table) : List.of();
        } catch (IOException e) {
            return List.of(); // only the holder's name is lost
        }
    }

    private static boolean holdsAny(long pid, Set<String> sockets) {
        Path descriptors = PROC.resolve(Long.toString(pid)).resolve("fd");
        if (!Files.isReadable(descriptors)) {
            return false;
        }
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (sockets.contains(target(link))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // gone while we looked
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
