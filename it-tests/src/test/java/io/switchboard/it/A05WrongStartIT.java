package io.switchboard.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.wire.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever starts a job wrongly is told at once, in one line, which value is wrong and what to do. */
class A05WrongStartIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    @RegisterExtension
    static final Cluster CLUSTER = new Cluster("a05");

    @Test
    void aKeyThatNoConfigHas() {
        Path config = CLUSTER.slaConfig(Here.policies("demo"), "allowedLatenes: PT1H");

        assertRefused(submit(config), config.toString(), "[allowedLatenes]", "known keys are", "allowedLateness");
    }

    @Test
    void aValueThatCannotBe() {
        Path config = CLUSTER.slaConfig(Here.policies("demo"), "allowedLateness: -PT1H");

        assertRefused(submit(config), config.toString(), "allowedLateness", "PT-1H", "give between PT0S and");
    }

    @Test
    void aConfigThatIsNoFile() {
        assertRefused(submit(Path.of("nowhere.yaml")), "--config nowhere.yaml is not a file", "give");
    }

    @Test
    void aTopicThatIsMissing() throws ExecutionException, InterruptedException, TimeoutException {
        Path config = CLUSTER.slaConfig(Here.policies("demo"));
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, CLUSTER.bootstrapServers()))) {
            admin.deleteTopics(List.of(Topics.TOO_LATE)).all().get(30, SECONDS);
        }

        assertRefused(submit(config), CLUSTER.bootstrapServers(), Topics.TOO_LATE, "create");
    }

    @Test
    void aBrokerThatIsDown() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }
        Path config = CLUSTER.file(
                "down.yaml",
                "bootstrapServers: localhost:%d\npolicies: \"%s\"\n".formatted(port, Here.policies("demo")));

        assertRefused(submit(config), "No Kafka broker answers at localhost:" + port, "start it");
    }

    @Test
    void aCalendarThatNeverOpens() {
        Path policies = neverOpen();

        assertRefused(submit(CLUSTER.slaConfig(policies)), "never.yaml:2", "calendar office never opens", "give it");
        assertRefused(replay("uci-incidents", policies), "never.yaml:2", "calendar office never opens", "give it");
    }

    @Test
    void aPolicyFileThatIsMissing() {
        Path policies = Path.of("/nowhere/policies.yaml");

        assertRefused(submit(CLUSTER.slaConfig(policies)), policies.toString());
        assertRefused(replay("uci-incidents", policies), policies.toString(), "give a policy file");
    }

    @Test
    void aJobThatIsNone() {
        Command refused = Command.switchboard(
                "submit",
                "slaa",
                "--config",
                "sla.yaml",
                "--state-dir",
                CLUSTER.local().dir().path().toString());

        assertRefused(refused, "slaa", "sla, health, intake, routing, quality, reconcile, risk, heartbeat, archive");
    }

    @Test
    void aFeedThatIsNone() {
        assertRefused(replay("uci", Here.policies("demo")), "'uci'", "uci-incidents, anonymous-bank");
    }

    @Test
    void aClusterThatIsNotThere() {
        Command refused = Command.switchboard(
                "submit",
                "sla",
                "--config",
                CLUSTER.slaConfig(Here.policies("demo")).toString(),
                "--state-dir",
                Here.folder("a05-nothing").toString());

        assertRefused(refused, "a05-nothing", "./switchboard up");
    }

    private static Path neverOpen() {
        return CLUSTER.file(
                "never.yaml",
                """
                calendars:
                  office: {zone: Europe/Berlin, open: []}
                policies:
                  - id: desk
                    version: 1
                    items: TICKET
                    defaultPriority: P3
                    clocks:
                      - clock: FIRST_REPLY
                        targets:
                          default: {within: 1h, calendar: office}
                """);
    }

    private static Command submit(Path config) {
        return Command.switchboard(
                "submit",
                "sla",
                "--config",
                config.toString(),
                "--state-dir",
                CLUSTER.local().dir().path().toString());
    }

    private static Command replay(String feed, Path policies) {
        return Command.switchboard(
                "replay",
                feed,
                Here.policies("demo").toString(), // some file: nobody comes to read it
                "--policies",
                policies.toString(),
                "--until",
                "2017-12-31T00:00:00Z",
                "--out",
                Here.folder("a05-out").toString(),
                "--state-dir",
                Here.folder("a05-replay").toString());
    }

    private static void assertRefused(Command command, String... words) {
        assertThat(command.exitCode()).as("exit code, with %s", command).isNotZero();
        assertThat(command.err().lines().filter(line -> !line.startsWith("See: ")))
                .hasSize(1);
        assertThat(command.err()).contains(words).doesNotContain("\tat ", "Exception");
        assertThat(command.out()).isEmpty();
        assertThat(command.took()).as("time until %s", command.err()).isLessThan(AT_ONCE);
    }
}
