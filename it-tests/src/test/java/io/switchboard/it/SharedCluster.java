package io.switchboard.it;

import io.switchboard.deploy.ClusterException;
import io.switchboard.deploy.LocalCluster;
import io.switchboard.deploy.StateDir;
import io.switchboard.deploy.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cluster that the classes of a JVM use one after another. Each finds it as it finds one of its own: no job runs, the
 * TaskManager is there with all its slots, Flink's configuration is the repository's and all topics are empty. One that cannot
 * be made so is killed, and another takes its place.
 */
final class SharedCluster extends Cluster {

    static final SharedCluster OF_THIS_JVM = new SharedCluster();

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** Of the folders that are this JVM's, held until it ends: no two have the same. */
    private final List<FileChannel> claims = new ArrayList<>();

    private int number;
    private boolean isIdle;
    private String user;

    private SharedCluster() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        user = context.getRequiredTestClass().getSimpleName();
        if (!isIdle || !isAsNew()) {
            begin(another());
        }
        isIdle = false;
    }

    /** Idle from here on: the next class of this JVM may have a cluster of its own. */
    @Override
    public void afterAll(ExtensionContext context) {
        forgetReader();
        isIdle = local().isAnyUp() && succeeds("ending the jobs of " + user, this::endAllJobs);
    }

    private boolean endAllJobs() {
        local().running().forEach(job -> rest().cancel(job.id()));
        return Wait.until(LIMIT, () -> local().running().isEmpty());
    }

    private boolean isAsNew() {
        return succeeds("making it ready for " + user, () -> {
            startFlink();
            local().renewTopics();
            return Wait.until(LIMIT, () -> rest().overview().slotsAvailable() == SLOTS);
        });
    }

    /** A cluster with which it does not is killed. That is no test's failure, and a line says why there is another. */
    private boolean succeeds(String what, BooleanSupplier work) {
        String why = "not within " + LIMIT;
        try {
            if (work.getAsBoolean()) {
                return true;
            }
        } catch (ClusterException e) {
            why = e.getMessage();
        }
        kill();
        System.err.println("The cluster in " + local().dir().path() + " is given up, " + what + " failed: " + why);
        return false;
    }

    /** In the next folder that no JVM has. */
    private LocalCluster another() {
        if (number == 0) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        }
        do {
            number++;
        } while (!isClaimed(number));
        return new LocalCluster(Here.installation(), new StateDir(Here.folder("shared-" + number)));
    }

    private boolean isClaimed(int folder) {
        try {
            Files.createDirectories(Here.folder(""));
            FileChannel claim = FileChannel.open(
                    Here.folder("shared-" + folder + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (claim.tryLock() == null) {
                claim.close();
                return false;
            }
            return claims.add(claim);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the class: whoever wrote under this name before is nobody that this job has to ask about. */
    @Override
    String prefix(String job) {
        return "transactionalIdPrefix: %s-%s".formatted(user, job);
    }
}
