package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.policy.Publication;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a support manager promises is changed on a running cluster, and open tickets follow. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class A10PoliciesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant AN_HOUR_LATER = OPENED.plus(Duration.ofHours(1));
    private static final String TICKET = "T-1";

    private static final String DESK =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
            policies:
              - id: desk
                version: %d
                items: TICKET
                publish: OPEN_RECOMPUTE
                defaultPriority: P3
                clocks:
                  - clock: TOTAL_RESOLUTION
                    targets:
                      default: {within: %s, calendar: always}
            """;

    @RegisterExtension
    static final Cluster CLUSTER = SharedCluster.OF_THIS_JVM;

    @Test
    @Order(1)
    void whatIsPublishedBeforeTheJobHoldsFromItsFirstEvent() {
        assertThat(publish(1, "30m").out()).contains("published POLICY/desk/1, in force always");
        String job = CLUSTER.submitSmallSla(CLUSTER.file(
                "published.yaml",
                "bootstrapServers: %s\noutOfOrderness: PT0S\nidleAfter: P1D\n%s\n"
                        .formatted(CLUSTER.bootstrapServers(), CLUSTER.prefix("sla"))));
        Await.until(
                "job RUNNING", PATIENCE, () -> CLUSTER.rest().job(job).state().equals("RUNNING"));
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            input.write(0, Desk.opened(TICKET, Priority.P3, OPENED));
            input.beat(AN_HOUR_LATER);
        }
        Await.until("a breach", PATIENCE, () -> CLUSTER.read(Topics.ESCALATIONS).size() == 1);
        Await.until("its due time", PATIENCE, () -> dueAt().equals(OPENED.plus(Duration.ofMinutes(30))));
    }

    @Test
    @Order(2)
    @Proves({"R-27", "R-50"})
    void aLongerPromiseWithdrawsTheBreachOfAnOpenTicket() {
        Path next = policy(2, "2h");
        assertThat(run(1, "diff", next.toString()).out())
                .contains("policy desk, clock TOTAL_RESOLUTION, target P3: PT30M of always → PT2H of always");

        run(0, "publish", next.toString(), "--by", "ada", "--reason", "more time", "--effective", OPENED.toString());

        assertThat(run(0, "diff", next.toString()).out()).isEmpty();
        assertThat(run(0, "list").out()).contains("ada", "more time", "OPEN_RECOMPUTE");
        Await.until("the correction", PATIENCE, () -> isToldOf("WITHDRAWN", "policy desk version 2"));
        Await.until("its new due time", PATIENCE, () -> dueAt().equals(OPENED.plus(Duration.ofHours(2))));
    }

    @Test
    @Order(3)
    void explainDerivesTheDueTimeThatIsTracked() {
        JsonNode explained = Json.line(run(0, "explain", TICKET, "--at", AN_HOUR_LATER.toString(), "--json")
                .out());

        assertThat(Instant.parse(explained.path("clocks").path(0).path("dueAt").asText()))
                .isEqualTo(dueAt());
    }

    @Test
    @Order(4)
    @Proves("R-54")
    void aBadDocumentIsRefusedByLintAndByTheJobAndTheLastGoodVersionStays() {
        Path bad = CLUSTER.file("bad.yaml", DESK.formatted(3, "2h").replace("items: TICKET", "items: TICKETS"));
        assertThat(run(1, "lint", bad.toString()).out()).contains(bad + ":6", "TICKETS");
        assertThat(run(1, "publish", bad.toString()).err()).contains("TICKETS").hasLineCount(1);

        writeUnchecked("{\"id\":\"desk\",\"version\":\"3\",\"items\":\"TICKETS\"}");

        Await.until("the dead letter", PATIENCE, () -> CLUSTER.read(Topics.DEAD_LETTERS).stream()
                .anyMatch(letter -> letter.path("topic").asText().equals(Topics.POLICIES)));
        assertThat(run(0, "list").out()).contains("not in force: POLICY/desk/3");
        assertThat(dueAt()).isEqualTo(OPENED.plus(Duration.ofHours(2)));
    }

    @Test
    @Order(5)
    @Proves("R-53")
    void aPolicyThatIsRetiredHoldsNobodyAnyMore() {
        run(0, "retire", "desk", "--at", OPENED.plusSeconds(60).toString(), "--reason", "the desk closes");

        Await.until("the outcome", PATIENCE, () -> CLUSTER.read(Topics.SLA_OUTCOMES).stream()
                .anyMatch(outcome -> outcome.path("reason").asText().equals("POLICY_RETIRED")));
        assertThat(run(1, "retire", "dezk", "--reason", "x").err()).contains("did you mean desk?");
    }

    @Test
    @Order(6)
    void aBookOfRoutingIsForGoodOnceItIsPublished() {
        String yaml = Desk.BOOK;
        Path book = CLUSTER.file("book.yaml", yaml);
        assertThat(routing(0, "publish", book.toString()).out()).startsWith("desk/1 from ");
        assertThat(routing(0, "publish", book.toString()).out())
                .contains("Nothing to publish: desk/1 is published already");

        Path other = CLUSTER.file("other.yaml", yaml.replace("offer: 1h", "offer: 2h"));
        assertThat(routing(1, "publish", other.toString()).err())
                .contains("desk/1: version 1 is known and says something else")
                .hasLineCount(1);
        assertThat(CLUSTER.read(Topics.ROUTING_BOOKS)).hasSize(1);
    }

    private static void writeUnchecked(String document) {
        Publication publication =
                new Publication(Publication.Kind.POLICY, "desk", 3, OPENED, AN_HOUR_LATER, "eve", null, document);
        byte[] value = WireFormat.AVRO_SINGLE_OBJECT.publications().encode(publication);
        try (Input input = new Input(CLUSTER.bootstrapServers())) {
            input.write(Topics.POLICIES, 0, AN_HOUR_LATER, publication.key(), value);
        }
    }

    private static boolean isToldOf(String correction, String cause) {
        return CLUSTER.read(Topics.ESCALATIONS).stream()
                .anyMatch(escalation -> escalation.path("correction").asText().equals(correction)
                        && escalation.path("cause").asText().equals(cause));
    }

    /** Of the only clock, as the last record has it. */
    private static Instant dueAt() {
        List<JsonNode> records = CLUSTER.read(Topics.TICKET_TRACKING);
        String due = records.isEmpty()
                ? ""
                : records.get(records.size() - 1)
                        .path("clocks")
                        .path(0)
                        .path("dueAt")
                        .asText("");
        return due.isEmpty() || due.equals("null") ? Instant.MIN : Instant.parse(due);
    }

    private static Command publish(int version, String within) {
        return run(0, "publish", policy(version, within).toString());
    }

    private static Path policy(int version, String within) {
        return CLUSTER.file("desk-%d.yaml".formatted(version), DESK.formatted(version, within));
    }

    private static Command run(int exitCode, String... arguments) {
        return command("policy", exitCode, arguments);
    }

    private static Command routing(int exitCode, String... arguments) {
        return command("routing", exitCode, arguments);
    }

    private static Command command(String about, int exitCode, String... arguments) {
        List<String> all = new ArrayList<>(List.of(about));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", CLUSTER.bootstrapServers()));
        Command command = Command.here(all.toArray(String[]::new));
        assertThat(command.exitCode()).as("%s", command).isEqualTo(exitCode);
        return command;
    }
}
