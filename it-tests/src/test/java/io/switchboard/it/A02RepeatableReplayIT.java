package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.Proves;
import io.switchboard.deploy.Replay;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The same feed gives the same records, ids and contents, whoever dies meanwhile. */
class A02RepeatableReplayIT {

    @Test
    @Proves("R-72")
    void theSameFeedTwiceGivesTheSameRecords() {
        Replayed once = DemoDays.inOrder();
        assertThat(once.escalations()).hasSizeGreaterThan(1_000);
        assertThat(once.outcomes()).hasSizeGreaterThan(5_000);
        assertThat(once.deadLetters()).isEmpty();
        assertThat(once.tooLate()).isEmpty();
        assertThat(once.escalations()).extracting(A02RepeatableReplayIT::id).doesNotHaveDuplicates();

        assertSame(DemoDays.again("a02-again"), once);
    }

    @Test
    @Proves("R-73")
    void andSoItDoesWhenATaskManagerIsKilledInTheMiddle() {
        AtomicReference<KillHalfWay> kill = new AtomicReference<>();
        Replayed killed = DemoDays.replay(
                "a02-kill",
                2,
                Duration.ZERO,
                (cluster, parcels) -> {
                    kill.set(new KillHalfWay(cluster, parcels, DemoDays.EVENTS_AT_LEAST / 2));
                    return kill.get();
                },
                cluster -> {
                    if (kill.get() != null) {
                        kill.get().look();
                    }
                });

        assertThat(kill.get().restored()).as("restores from a checkpoint").isPositive();
        assertThat(kill.get().fedAfterwards()).as("events fed after the kill").isGreaterThan(1_000);
        assertSame(killed, DemoDays.inOrder());
    }

    private static String id(JsonNode escalation) {
        return escalation.path("escalationId").asText();
    }

    private static void assertSame(Replayed actual, Replayed expected) {
        for (String topic : Replay.OUTPUTS) {
            assertThat(actual.lines().get(topic))
                    .as(topic)
                    .isEqualTo(expected.lines().get(topic));
        }
    }
}
