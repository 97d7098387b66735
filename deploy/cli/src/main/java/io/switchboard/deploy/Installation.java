package io.switchboard.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the built repository keeps what the local cluster runs: class paths, templates and the job's jar. */
public record Installation(Path root) {

    /** The system property by which ./switchboard tells where the repository is. */
    public static final String ROOT_PROPERTY = "switchboard.root";

    public static Installation current() {
        String root = System.getProperty(ROOT_PROPERTY);
        if (root == null) {
            throw new ClusterException(
                    "The system property " + ROOT_PROPERTY + " is not set; start Switchboard with ./switchboard");
        }
        return new Installation(Path.of(root).toAbsolutePath().normalize());
    }

    /** The JDK that runs this process runs the cluster too. */
    public String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public Path template(String name) {
        return root.resolve("deploy").resolve(name);
    }

    public String kafkaClassPath() {
        return classPath(kafkaLibraries());
    }

    /** The folder with all jars of a broker. */
    public Path kafkaLibraries() {
        return libraries("deploy/kafka/target/lib");
    }

    public String flinkClassPath() {
        return classPath(libraries("deploy/flink/target/lib"));
    }

    /** What a process of Flink's needs on Java 17 that belongs to no cluster. */
    public List<String> flinkJavaOptions() {
        return FlinkConf.javaOptions(template("flink"), FlinkConf.Role.CLIENT);
    }

    private static String classPath(Path libraries) {
        return libraries.resolve("*").toString();
    }

    private Path libraries(String folder) {
        Path lib = root.resolve(folder);
        if (!Files.isDirectory(lib)) {
            throw new ClusterException(lib + " does not exist; build it with ./mvnw -DskipTests package");
        }
        return lib;
    }

    /** The jar with everything a job needs that the cluster does not have. */
    public Path jobJar() {
        return jar("jobs/target", "switchboard-jobs-*-job.jar");
    }

    /** The same for the job that keeps tables, whose libraries no other job has to carry. */
    public Path archiveJar() {
        return jar("archive/target", "switchboard-archive-*-job.jar");
    }

    private Path jar(String folder, String name) {
        Path target = root.resolve(folder);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, name)) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new ClusterException(target + " cannot be read; build it with ./mvnw -DskipTests package", e);
        }
        throw new ClusterException(target + " has no " + name + "; build it with ./mvnw -DskipTests package");
    }
}
