package io.switchboard.gateway;

import io.switchboard.deploy.Installation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Flink SQL Gateway in a process of its own, which ends with this one. */
final class GatewayProcess {

    private final Installation installation;
    private final Path folder;
    private final Path conf;
    private final Thread end = new Thread(this::stop);
    private volatile boolean stopped;
    private Process process;

    GatewayProcess(Installation installation, Path folder, Path conf) {
        this.installation = installation;
        this.folder = folder;
        this.conf = conf;
    }

    Path log() {
        return folder.resolve("gateway.log");
    }

    void start() throws IOException {
        File console = folder.resolve("gateway.out").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(console);
        builder.environment().put("FLINK_CONF_DIR", conf.toString());
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(end);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(installation.java(), "-Xmx1g"));
        command.addAll(installation.flinkJavaOptions());
        command.add("-Dlog.file=" + log());
        command.add("-Dlog4j2.configurationFile="
                + installation.template("flink/log4j2.properties").toUri());
        command.addAll(List.of("-cp", classPath(), "org.apache.flink.table.gateway.SqlGateway"));
        return command;
    }

    /** Flink's own first; what is only in the archive's job, such as the catalog and its drivers, last. */
    private String classPath() {
        Path root = installation.root();
        Stream<String> ours = Stream.of(
                        "deploy/gateway/target/lib/*", "archive/target/classes", "archive/target/job/lib/*")
                .map(part -> root.resolve(part).toString());
        return Stream.concat(Stream.of(installation.flinkClassPath()), ours)
                .collect(Collectors.joining(File.pathSeparator));
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    void await() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was asked to end. */
    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
        if (process != null) {
            process.destroy();
        }
    }
}
