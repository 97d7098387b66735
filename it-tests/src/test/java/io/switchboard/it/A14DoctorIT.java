package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever looks before submitting is told what is wrong, and what to do, in as many lines as there are things wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class A14DoctorIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(15);
    private static final int CHECKS = 11;
    private static final String ANYBODY = "User:ANONYMOUS";

    /** Whatever nobody has said something about is allowed to everybody. */
    @RegisterExtension
    static final Cluster CLUSTER = new Cluster(
            "a14",
            "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found=true");

    @Test
    @Order(1)
    void aSaneConfigIsAllOk() {
        Command sane = Command.switchboard(words("sla", config()));

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
    void otherJobsThatBeginTransactionsAreLookedAtToo() {
        for (String job : List.of("routing", "quality")) {
            Path config = CLUSTER.file(job + ".yaml", "bootstrapServers: %s\n".formatted(CLUSTER.bootstrapServers()));
            Command sane = doctor(job, config);

            assertThat(sane.exitCode()).as(sane.toString()).isZero();
            assertThat(sane.out().lines()).hasSize(CHECKS).allMatch(line -> line.startsWith("OK "));
        }
        Command refused = doctor("archive", config());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("archive begins no transactions");
    }

    @Test
    @Order(7)
    void anAccountThatMayNotWriteATopic() {
        denied(
                ResourceType.TOPIC,
                Topics.ESCALATIONS,
                "the account may not [WRITE] on topic escalations",
                "kafka-acls.sh",
                AclOperation.READ,
                AclOperation.DESCRIBE_CONFIGS);
    }

    @Test
    @Order(8)
    void anAccountThatMayNotReadATopic() {
        denied(
                ResourceType.TOPIC,
                Topics.TICKET_EVENTS,
                "the account may not [READ] on topic ticket-events",
                "kafka-acls.sh",
                AclOperation.WRITE,
                AclOperation.DESCRIBE_CONFIGS);
    }

    @Test
    @Order(9)
    void anAccountThatMayBeginNoTransaction() {
        denied(
                ResourceType.TRANSACTIONAL_ID,
                "sla-",
                "no transaction can be begun",
                "WRITE and DESCRIBE on transactional ids that begin with sla-",
                AclOperation.DESCRIBE);

        assertThat(fails(doctor(config()))).as("once all is as before").isEmpty();
    }

    @Test
    @Order(10)
    void anAccountThatMayCommitNoOffsets() {
        denied(
                ResourceType.GROUP,
                "sla",
                "the account may not [READ] on group sla",
                "kafka-acls.sh",
                AclOperation.DESCRIBE);
    }

    @Test
    @Order(11)
    void aTransactionThatTheAccountMayNotSeeIsNotTakenForOneThatHangs() {
        try (Producer<byte[], byte[]> other = other()) {
            other.initTransactions();
            other.beginTransaction();
            assertThat(other.send(new ProducerRecord<>(Topics.ESCALATIONS, new byte[] {1})))
                    .succeedsWithin(AT_ONCE);
            assertThat(txn("list").out()).doesNotContain("Hanging", "not known");

            AclBinding ours = right(ResourceType.TRANSACTIONAL_ID, "sla-", ANYBODY, AclOperation.DESCRIBE);
            AclBinding all = right(ResourceType.TRANSACTIONAL_ID, "*", "User:somebody", AclOperation.DESCRIBE);
            with(List.of(ours, all), () -> {
                assertThat(txn("list").out())
                        .doesNotContain("Hanging")
                        .contains(
                                "Whether any hangs is not known: this account may not DESCRIBE all transactional ids");
                assertThat(txn("abort", "producer-0", "--yes").err()).contains("Whether producer-0 hangs is not known");
            });
            other.abortTransaction();
        }
    }

    @Test
    @Order(12)
    void aPrefixThatARunningJobHas() {
        String job = CLUSTER.submitSmallSla(config());

        assertFails(doctor(config()), "prefix", "job sla " + job, "another transactionalIdPrefix");
        CLUSTER.rest().cancel(job);
    }

    @Test
    @Order(13)
    void aTopicThatIsMissing() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(Topics.TOO_LATE)).all().get(30, TimeUnit.SECONDS);
        }

        assertFails(doctor(config("transactionalIdPrefix: other")), "topics", "too-late is missing", "create it");
    }

    private static Path config(String... more) {
        return CLUSTER.slaConfig(Here.policies("demo"), more);
    }

    private static Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, CLUSTER.bootstrapServers()));
    }

    private static Producer<byte[], byte[]> other() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        CLUSTER.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "other-escalations-0-1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Command txn(String... words) {
        List<String> command = new ArrayList<>(List.of("txn"));
        command.addAll(List.of(words));
        command.addAll(List.of("--state-dir", CLUSTER.local().dir().path().toString()));
        return Command.here(command.toArray(new String[0]));
    }

    /** With nothing but that allowed of what is called so, the doctor says so, and nothing of what was as little before. */
    private static void denied(ResourceType type, String name, String said, String remedy, AclOperation... allowed) {
        List<AclBinding> rights = Arrays.stream(allowed)
                .map(operation -> right(type, name, ANYBODY, operation))
                .toList();
        with(rights, () -> assertFails(doctor(config()), "rights", said, remedy));
    }

    /** To transactional ids that begin so, or to what is called so; {@code *} is all. */
    private static AclBinding right(ResourceType type, String name, String who, AclOperation operation) {
        boolean prefixed = type == ResourceType.TRANSACTIONAL_ID && !name.equals("*");
        PatternType pattern = prefixed ? PatternType.PREFIXED : PatternType.LITERAL;
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(who, "*", operation, AclPermissionType.ALLOW));
    }

    private static void with(List<AclBinding> rights, Runnable check) {
        List<AclBindingFilter> these = rights.stream().map(AclBinding::toFilter).toList();
        try (Admin admin = admin()) {
            admin.createAcls(rights);
            Await.until("the rights hold", AT_ONCE, () -> known(admin, these) == rights.size());
            check.run();
            admin.deleteAcls(these);
            Await.until("no right is left", AT_ONCE, () -> known(admin, these) == 0);
        }
    }

    private static long known(Admin admin, List<AclBindingFilter> rights) {
        return rights.stream()
                .mapToLong(right -> {
                    try {
                        return admin.describeAcls(right).values().get().size();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new AssertionError(e);
                    }
                })
                .sum();
    }

    private static Command doctor(Path config, String... more) {
        return doctor("sla", config, more);
    }

    private static Command doctor(String job, Path config, String... more) {
        return Command.here(words(job, config, more));
    }

    private static String[] words(String job, Path config, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "doctor",
                job,
                "--config",
                config.toString(),
                "--state-dir",
                CLUSTER.local().dir().path().toString()));
        command.addAll(List.of(more));
        return command.toArray(new String[0]);
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
