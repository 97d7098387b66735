package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever looks before submitting is told what is wrong, and what to do, in as many lines as there are things wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class A14DoctorIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(15);
    private static final int CHECKS = 10;

    @RegisterExtension
    static final Cluster CLUSTER = new Cluster("a14");

    @Test
    @Order(1)
    void aSaneConfigIsAllOk() {
        Command sane = doctor(config());

        assertThat(sane.exitCode()).as(sane.toString()).isZero();
        assertThat(sane.out().lines()).hasSize(CHECKS).allMatch(line -> line.startsWith("OK "));
        assertThat(sane.took()).isLessThan(AT_ONCE);
    }

    @Test
    @Order(2)
    void aTransactionThatWouldLiveLongerThanTheBrokerAllows() {
        assertFails(
                doctor(config("transactionTimeout: PT16M")),
                "transaction timeout",
                "16m",
                "transaction.max.timeout.ms is 900000",
                "lower transactionTimeout");
    }

    @Test
    @Order(3)
    void aTransactionThatWouldNotLiveUntilItsCommit() {
        assertFails(
                doctor(config("transactionTimeout: PT1M")),
                "transaction timeout",
                "one slow checkpoint and a restart",
                "raise transactionTimeout");
    }

    @Test
    @Order(4)
    void moreSubtasksThanPartitions() {
        Command refused = doctor(config(), "--parallelism", "5");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(fails(refused))
                .hasSize(2)
                .anyMatch(
                        line -> line.contains("ticket-events has 4 partitions") && line.contains("--parallelism to 4"));
    }

    @Test
    @Order(5)
    void aCheckpointDirectoryThatIsAFile() {
        Path file = CLUSTER.file("no-directory", "");
        Path conf = CLUSTER.file("client.yaml", "execution.checkpointing.dir: %s\n".formatted(file.toUri()));

        assertFails(
                doctor(config(), "--flink-conf", conf.toString()),
                "checkpoint directory",
                "no-directory is a file",
                "correct execution.checkpointing.dir");
    }

    @Test
    @Order(6)
    void aPrefixThatARunningJobHas() {
        String job = CLUSTER.submitSla(config());

        assertFails(doctor(config()), "prefix", "job sla " + job, "another transactionalIdPrefix");
        CLUSTER.rest().cancel(job);
    }

    @Test
    @Order(7)
    void aTopicThatIsMissing() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, CLUSTER.bootstrapServers()))) {
            admin.deleteTopics(List.of(Topics.TOO_LATE)).all().get(30, TimeUnit.SECONDS);
        }

        assertFails(doctor(config("transactionalIdPrefix: other")), "topics", "too-late is missing", "create it");
    }

    private static Path config(String... more) {
        return CLUSTER.slaConfig(Here.policies("demo"), more);
    }

    private static Command doctor(Path config, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "doctor",
                "--config",
                config.toString(),
                "--state-dir",
                CLUSTER.local().dir().path().toString()));
        command.addAll(List.of(more));
        return Command.switchboard(command.toArray(new String[0]));
    }

    private static void assertFails(Command refused, String check, String... words) {
        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
        assertThat(fails(refused))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains(check).contains(words));
        assertThat(refused.took()).isLessThan(AT_ONCE);
    }

    private static List<String> fails(Command refused) {
        return refused.out().lines().filter(line -> line.startsWith("FAIL ")).toList();
    }
}
