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
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentIsRead(Path document) {
        assertThat(PolicyReader.read(document).policies()).isNotEmpty();
    }

    @Test
    void theIncidentsOfUciHaveTheRuleOfTheirLog() {
        Policy policy = only("uci-incidents.yaml", ItemType.TICKET);
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
        Policy policy = only("anonymous-bank.yaml", ItemType.CALL);
        ClockRule answer = policy.clocks().get(0);

        assertThat(answer.kind()).isEqualTo(ClockKind.CALL_ANSWER);
        assertThat(answer.phases()).containsEntry(Status.QUEUED, Phase.RUN).containsEntry(Status.IVR, Phase.PAUSE);
        assertThat(answer.targets().values())
                .allSatisfy(target -> assertThat(target.withinMs()).isEqualTo(20_000));
    }

    @Test
    void theDemoServesTicketsAndCalls() {
        assertThat(only("demo.yaml", ItemType.TICKET).clocks())
                .extracting(ClockRule::kind)
                .containsExactly(ClockKind.FIRST_REPLY, ClockKind.FIRST_RESOLUTION, ClockKind.TOTAL_RESOLUTION);
        assertThat(only("demo.yaml", ItemType.CALL).clocks())
                .extracting(ClockRule::kind)
                .containsExactly(ClockKind.CALL_ANSWER);
    }

    private static Policy only(String document, ItemType items) {
        return PolicyReader.read(FOLDER.resolve(document)).policies().stream()
                .filter(policy -> policy.items() == items)
                .reduce((one, other) -> {
                    throw new AssertionError(one.id() + " and " + other.id());
                })
                .orElseThrow();
    }

    private static String promise(ClockRule clock, Priority priority) {
        Target target = clock.targets().get(priority);
        return "%d h on %s"
                .formatted(
                        Duration.ofMillis(target.withinMs()).toHours(),
                        target.calendar().id());
    }
}
