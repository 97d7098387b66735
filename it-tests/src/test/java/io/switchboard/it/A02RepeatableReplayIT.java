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

    private static final AtomicReference<KillHalfWay> KILL = new AtomicReference<>();
    private static Replayed killed;

    /** In the short form the second time is the one with a kill: that it is the same all the same says more. */
    @Test
    @Proves("R-72")
    void theSameFeedTwiceGivesTheSameRecords() {
        Replayed once = DemoDays.inOrder();
        assertThat(once.escalations()).hasSizeGreaterThan(1_000);
        assertThat(once.outcomes()).hasSizeGreaterThan(5_000);
        assertThat(once.deadLetters()).isEmpty();
        assertThat(once.tooLate()).isEmpty();
        assertThat(once.escalations()).extracting(A02RepeatableReplayIT::id).doesNotHaveDuplicates();

        assertSame(Here.isLong() ? DemoDays.again("a02-again") : killed(), once);
    }

    @Test
    @Proves("R-73")
    void andSoItDoesWhenATaskManagerIsKilledInTheMiddle() {
        Replayed replayed = killed();

        assertThat(KILL.get().restored()).as("restores from a checkpoint").isPositive();
        assertThat(KILL.get().fedAfterwards()).as("events fed after the kill").isGreaterThan(1_000);
        assertSame(replayed, DemoDays.inOrder());
    }

    /** On two TaskManagers, one of which is killed; replayed once for both tests. */
    private static Replayed killed() {
        if (killed == null) {
            killed = DemoDays.replay(
                    "a02-kill",
                    2,
                    Duration.ZERO,
                    (cluster, parcels) -> {
                        KILL.set(new KillHalfWay(cluster, parcels, DemoDays.EVENTS_AT_LEAST / 2));
                        return KILL.get();
                    },
                    cluster -> {
                        if (KILL.get() != null) {
                            KILL.get().look();
                        }
                    });
        }
        return killed;
    }

    private static String id(JsonNode escalation) {
        return escalation.path("escalationId").asText();
    }

    private static void assertSame(Replayed actual, Replayed expected) {
        for (String topic : Replay.OUTPUTS) {
            assertThat(actual.lines(topic)).as(topic).isEqualTo(expected.lines(topic));
        }
    }
}
