package io.switchboard.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything a local cluster keeps, in one directory. */
public record StateDir(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** By this file a directory is known as ours, so that nothing of anybody else's is ever deleted. */
    private static final String MARK = ".switchboard-cluster";

    /** What a cluster makes in its directory, and takes with it. */
    private static final List<String> OURS = List.of("conf", "kafka", "flink", "logs", "pids", "tmp", "lock");

    public StateDir {
        path = path.toAbsolutePath().normalize();
    }

    public Path logs() {
        return path.resolve("logs");
    }

    Path pids() {
        return path.resolve("pids");
    }

    public Path flinkConf() {
        return path.resolve("conf/flink");
    }

    public Path kafkaConf() {
        return path.resolve("conf/kafka");
    }

    public Path brokerData() {
        return path.resolve("kafka");
    }

    public Path checkpoints() {
        return path.resolve("flink/checkpoints");
    }

    public Path savepoints() {
        return path.resolve("flink/savepoints");
    }

    /** What Flink may lose: RocksDB's working files and the local copies of checkpoints. */
    Path flinkWork() {
        return path.resolve("flink/work");
    }

    /** What a JobManager that was killed could not delete, the jars of its jobs above all; none may run. */
    void clearAfterJobManager() {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(flinkWork(), "{jm_*,executionGraphStore-*}")) {
            left.forEach(Trees::delete);
        } catch (IOException e) {
            throw new ClusterException("Cannot clear " + flinkWork() + ": " + e.getMessage(), e);
        }
    }

    /** What the processes may lose of all they write, and would otherwise leave in the system's folder when killed. */
    Path temporary() {
        return path.resolve("tmp");
    }

    /** Where the tables are, unless the config of the archive job says otherwise. */
    private Path archive() {
        return path.resolve("archive");
    }

    /** By this file a folder of that name is known as one of tables. */
    private Path tables() {
        return archive().resolve("catalog.db");
    }

    private Path layoutFile() {
        return path.resolve("cluster.json");
    }

    private Path lockFile() {
        return path.resolve("lock");
    }

    /**
     * Makes the directory and what is in it.
     *
     * @throws ClusterException if it has a file or folder by a name of ours that is not ours
     */
    public void create() {
        claim();
        try {
            for (Path folder : List.of(
                    logs(),
                    pids(),
                    flinkConf(),
                    kafkaConf(),
                    brokerData(),
                    checkpoints(),
                    savepoints(),
                    flinkWork(),
                    temporary())) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new ClusterException("Cannot create " + path + ": " + e.getMessage(), e);
        }
    }

    public void write(Path file, String content) {
        claim();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void claim() {
        if (isOurs()) {
            return;
        }
        Stream.concat(OURS.stream().map(path::resolve), Stream.of(tables()))
                .filter(Files::exists)
                .findFirst()
                .ifPresent(strange -> {
                    throw new ClusterException(
                            strange + " was not made by a cluster of Switchboard; give --state-dir another folder");
                });
        try {
            Files.createDirectories(path);
            Files.writeString(path.resolve(MARK), "./switchboard down --purge deletes what it made in this folder.\n");
        } catch (IOException e) {
            throw new ClusterException("Cannot create " + path + ": " + e.getMessage(), e);
        }
    }

    private boolean isOurs() {
        return Files.exists(path.resolve(MARK)) || Files.exists(layoutFile());
    }

    void keep(Layout layout) {
        try {
            write(layoutFile(), JSON.writeValueAsString(layout) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the cluster that is here, up or down, was last started. */
    public Optional<Layout> layout() {
        try {
            return Files.exists(layoutFile())
                    ? Optional.of(JSON.readValue(layoutFile().toFile(), Layout.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new ClusterException(
                    layoutFile() + " cannot be read: end the processes that pgrep -f switchboard.process=" + path
                            + " names, remove it, then ./switchboard up",
                    e);
        }
    }

    /** Does one thing at a time to a cluster, whoever asks. */
    void exclusively(Runnable work) {
        create();
        try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var lock = channel.tryLock();
            if (lock == null) {
                throw inUse(null);
            }
            work.run();
        } catch (OverlappingFileLockException e) {
            throw inUse(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClusterException inUse(Throwable cause) {
        return new ClusterException(
                "Another command is starting or stopping the cluster in " + path + "; wait for it and try again",
                cause);
    }

    /** Deletes what is ours, tables too; a stranger's file in the directory stays, and the directory then too. */
    public void delete() {
        if (isOurs() && Files.exists(tables())) {
            Trees.delete(archive());
        }
        deleteAllButTables();
    }

    /** The same for a cluster that never made any. */
    void deleteAllButTables() {
        if (!isOurs()) {
            return;
        }
        OURS.forEach(ours -> Trees.delete(path.resolve(ours)));
        Trees.delete(layoutFile());
        Trees.delete(path.resolve(MARK));
        String[] others = path.toFile().list();
        if (others != null && others.length == 0) {
            Trees.delete(path);
        }
    }
}
