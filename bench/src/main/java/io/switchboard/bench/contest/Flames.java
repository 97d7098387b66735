package io.switchboard.bench.contest;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarFile;

/** What a Java process spends its processor time on, as a page for a browser, drawn by the profiler that Flink brings along. */
final class Flames {

    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final String LIBRARIES = "deploy/flink/target/lib";
    private static final String AGENT = "linux-x64/libasyncProfiler.so";

    private Flames() {}

    /**
     * Looks for some seconds.
     *
     * @throws ClusterException if that is not possible here
     */
    static void draw(long pid, Path page) {
        Path copy = page.toAbsolutePath().resolveSibling("libasyncProfiler.so");
        try {
            Files.createDirectories(copy.getParent());
            String agent = agent(copy);
            VirtualMachine process = VirtualMachine.attach(Long.toString(pid));
            try {
                process.loadAgentPath(agent, "start,event=itimer");
                long until = System.nanoTime() + LOOK.toNanos();
                for (long left = LOOK.toNanos(); left > 0; left = until - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                process.loadAgentPath(agent, "stop,file=" + page.toAbsolutePath());
            } finally {
                process.detach();
                Files.delete(copy);
            }
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new ClusterException("No flame graph could be drawn of process " + pid + ": " + e, e);
        }
    }

    private static String agent(Path copy) throws IOException {
        Path folder = Installation.current().root().resolve(LIBRARIES);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "async-profiler-*.jar")) {
            for (Path path : jars) {
                try (JarFile jar = new JarFile(path.toFile());
                        InputStream library = jar.getInputStream(jar.getEntry(AGENT))) {
                    Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
                    return copy.toString();
                }
            }
        }
        throw new ClusterException(folder + " has no async-profiler: flame graphs are drawn by Flink's");
    }
}
