package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.Priority;
import io.switchboard.event.TicketEvent;
import io.switchboard.it.Whereabouts.Heard;
import io.switchboard.policy.Publications;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.Plausibility;
import io.switchboard.wire.PolicyTopic;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A version is published while many tickets are open: all are brought under it while events keep flowing.
 * In every build with a few thousand tickets; with {@code -Dswitchboard.its=long} with 100,000. The times it took are
 * printed, not judged: the machine is shared. A job whose code is still being compiled takes twice as long, so it is
 * published twice.
 */
@Tag("alone")
class A11PublishUnderLoadIT {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TICKETS = Here.isLong() ? 100_000 : 3_000;
    private static final long EVERY_NANOS = 10_000_000;

    private static final String FIRST =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
            policies:
              - id: desk
                version: 1
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_RESOLUTION
                    targets: {default: {within: 10h, calendar: always}}
                    levels: [{at: 75%}]
            """;

    /** A target that nobody has used up yet: it finds a job that has just started, and that never heard of another version. */
    private static final String SECOND = FIRST.replace("version: 1", "version: 2\n    effectiveFrom: " + NOON)
            .replace("10h", "8h");

    /** A target that those opened at nine have used up at noon, and those opened at eleven have not. */
    private static final String THIRD = FIRST.replace("version: 1", "version: 3\n    effectiveFrom: " + NOON)
            .replace("10h", "2h");

    @RegisterExtension
    static final Cluster CLUSTER = new Cluster("a11");

    @Test
    void allOpenTicketsComeUnderAVersionThatIsPublishedWhileEventsKeepFlowing() throws Exception {
        Path policies = CLUSTER.file("first.yaml", FIRST);
        CLUSTER.submitSla(CLUSTER.slaConfig(policies));
        theBrokerSaysWhenItTookARecord();
        try (Input input = new Input(CLUSTER.bootstrapServers());
                Whereabouts whereabouts = new Whereabouts(CLUSTER.bootstrapServers())) {
            for (int i = 0; i < TICKETS; i++) {
                Instant at = NOON.minus(i % 2 == 0 ? Duration.ofHours(3) : Duration.ofHours(1));
                input.send(i % Cluster.PARTITIONS, Desk.opened("T-" + i, Priority.P3, at));
            }
            input.beat(NOON.plusSeconds(1));
            Await.until("all tickets open", PATIENCE, () -> whereabouts.under(1) == TICKETS);

            Traffic quiet = new Traffic(input, "quiet", NOON.plusSeconds(2));
            quiet.flow(Duration.ofSeconds(5));
            Slowest before = quiet.slowest(whereabouts);
            Published cold = publish(2, SECOND, new Traffic(input, "cold", NOON.plusSeconds(100)), whereabouts);
            Published warm = publish(3, THIRD, new Traffic(input, "warm", NOON.plusSeconds(1_000)), whereabouts);
            report(before, cold, warm);

            assertThat(whereabouts.items().values().stream()
                            .filter(item -> !promised(item).equals(due(item)))
                            .limit(5))
                    .as("due after two hours, but not before they were promised")
                    .isEmpty();
            everyOneOfTheMorningIsBreachedByTheChangeAndNoOther();
        }
    }

    private static Instant promised(Tracking item) {
        Instant due = item.openedAt().plus(Duration.ofHours(2));
        return due.isBefore(NOON) ? NOON : due;
    }

    private static Instant due(Tracking item) {
        return item.clocks().get(0).dueAt();
    }

    /** So that what a reader is late by is not taken for what the job is late by. */
    private static void theBrokerSaysWhenItTookARecord() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, CLUSTER.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, Topics.TICKET_TRACKING),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static Published publish(int version, String policies, Traffic traffic, Whereabouts whereabouts) {
        long published = System.nanoTime();
        Instant now = Instant.now();
        new PolicyTopic(
                        CLUSTER.bootstrapServers(),
                        "a11",
                        WireFormat.AVRO_SINGLE_OBJECT,
                        Plausibility.DEFAULT,
                        Map.of())
                .publish(Publications.of("version-%d.yaml".formatted(version), policies, now, "a11", "the test"));
        while (whereabouts.under(version) < TICKETS) {
            traffic.flow(Duration.ofMillis(500));
            assertThat(Duration.ofNanos(System.nanoTime() - published)).isLessThan(PATIENCE);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - published);
        traffic.flow(Duration.ofSeconds(2));
        return new Published(took, traffic.sent.size(), traffic.slowest(whereabouts));
    }

    private static void everyOneOfTheMorningIsBreachedByTheChangeAndNoOther() {
        Set<String> breached = new HashSet<>();
        try (Committed<Escalation> escalations = new Committed<>(
                CLUSTER.bootstrapServers(), Topics.ESCALATIONS, WireFormat.AVRO_SINGLE_OBJECT.escalations())) {
            escalations.forEach(each -> {
                if (each.level().equals(Escalation.BREACH)) {
                    assertThat(breached.add(each.itemId()))
                            .as("told once: %s", each)
                            .isTrue();
                    assertThat(each.at()).isEqualTo(NOON);
                }
            });
        }
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < TICKETS; i += 2) {
            expected.add("T-" + i);
        }
        assertThat(breached).isEqualTo(expected);
    }

    private static void report(Slowest before, Published cold, Published warm) throws Exception {
        String line = "{\"tickets\": %d, \"before\": %s, \"cold\": %s, \"warm\": %s}"
                .formatted(TICKETS, before.asJson(), cold.asJson(), warm.asJson());
        System.out.println("A11 publish under load: " + line);
        Files.writeString(Path.of("target", "publish-under-load.json"), line + "\n");
    }

    /**
     * What became of one publication.
     *
     * @param took until a committed reader saw all items under it
     * @param events that came meanwhile
     */
    private record Published(Duration took, int events, Slowest meanwhile) {

        String asJson() {
            return "{\"retargetedMs\": %d, \"events\": %d, \"slowest\": %s}"
                    .formatted(took.toMillis(), events, meanwhile.asJson());
        }
    }

    /**
     * What the slowest event took from its sending: until the broker had the job's answer, which is how long it was stalled, and
     * until a committed reader saw the answer, which waits for the next checkpoint besides.
     */
    private record Slowest(Duration answered, Duration visible) {

        Slowest or(Instant sent, Heard heard) {
            return new Slowest(
                    longer(answered, Duration.between(sent, heard.written())),
                    longer(visible, Duration.between(sent, heard.seen())));
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        String asJson() {
            return "{\"answeredMs\": %d, \"visibleMs\": %d}".formatted(answered.toMillis(), visible.toMillis());
        }
    }

    /** An event for an open ticket every ten milliseconds, or later where the machine has no time for it. */
    private static final class Traffic {

        private final Input input;
        private final String name;
        private final Instant from;
        private final List<String> sent = new ArrayList<>();
        private final List<Instant> sentAt = new ArrayList<>();

        Traffic(Input input, String name, Instant from) {
            this.input = input;
            this.name = name;
            this.from = from;
        }

        void flow(Duration time) {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                int ticket = sent.size() % TICKETS;
                TicketEvent event = Desk.worked("T-" + ticket, name + "-" + sent.size(), from.plusMillis(sent.size()));
                sent.add(event.eventId());
                sentAt.add(Instant.now());
                input.send(ticket % Cluster.PARTITIONS, event);
                LockSupport.parkNanos(EVERY_NANOS);
            }
        }

        /** Of all that were sent. */
        Slowest slowest(Whereabouts whereabouts) {
            Await.until("all events seen", PATIENCE, () -> sent.stream().allMatch(id -> whereabouts.heard(id) != null));
            Slowest slowest = new Slowest(Duration.ZERO, Duration.ZERO);
            for (int i = 0; i < sent.size(); i++) {
                slowest = slowest.or(sentAt.get(i), whereabouts.heard(sent.get(i)));
            }
            return slowest;
        }
    }
}
