package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies we ship. */
class DeployedPoliciesTest {

    private static final Path FOLDER = Path.of("../deploy/policies");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentIsRead(Path document) {
        assertThat(PolicyReader.read(document).policies()).isNotEmpty();
    }

    @Test
    void theIncidentsOfUciHaveTheRuleOfTheirLog() {
        Policy policy = PolicyReader.read(FOLDER.resolve("uci-incidents.yaml"))
                .match(ItemType.TICKET)
                .orElseThrow();
        ClockRule total = policy.clocks().get(0);

        assertThat(policy.clocks()).hasSize(1);
        assertThat(total.kind()).isEqualTo(ClockKind.TOTAL_RESOLUTION);
        assertThat(total.phases()).doesNotContainValue(Phase.PAUSE).containsEntry(Status.CLOSED, Phase.STOP);
        assertThat(promise(total, Priority.P1)).isEqualTo("8 h on always");
        assertThat(promise(total, Priority.P2)).isEqualTo("24 h on always");
        assertThat(promise(total, Priority.P3)).isEqualTo("62 h on shifts");
        assertThat(promise(total, Priority.P4)).isEqualTo("133 h on shifts");
    }

    @Test
    void theCallsOfTheBankAreAnsweredWithin20Seconds() {
        Policy policy = PolicyReader.read(FOLDER.resolve("anonymous-bank.yaml"))
                .match(ItemType.CALL)
                .orElseThrow();
        ClockRule answer = policy.clocks().get(0);

        assertThat(answer.kind()).isEqualTo(ClockKind.CALL_ANSWER);
        assertThat(answer.phases()).containsEntry(Status.QUEUED, Phase.RUN).containsEntry(Status.IVR, Phase.PAUSE);
        assertThat(answer.targets().values())
                .allSatisfy(target -> assertThat(target.withinMs()).isEqualTo(20_000));
    }

    @Test
    void theDemoServesTicketsAndCalls() {
        PolicyBook demo = PolicyReader.read(FOLDER.resolve("demo.yaml"));

        assertThat(demo.match(ItemType.TICKET).orElseThrow().clocks())
                .extracting(ClockRule::kind)
                .containsExactly(ClockKind.FIRST_REPLY, ClockKind.FIRST_RESOLUTION, ClockKind.TOTAL_RESOLUTION);
        assertThat(demo.match(ItemType.CALL).orElseThrow().clocks())
                .extracting(ClockRule::kind)
                .containsExactly(ClockKind.CALL_ANSWER);
    }

    private static String promise(ClockRule clock, Priority priority) {
        Target target = clock.targets().get(priority);
        return "%d h on %s"
                .formatted(
                        Duration.ofMillis(target.withinMs()).toHours(),
                        target.calendar().id());
    }
}
