package io.switchboard.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.ItemType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTest {

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    private static final Passage PASSAGE = Passage.of(
            List.of(
                    beat(100, 0, NINE),
                    beat(110, 1, NINE),
                    beat(200, 0, NINE.plusMillis(1)),
                    acked(250, NINE.plusSeconds(60)),
                    beat(300, 1, NINE.plusSeconds(1)),
                    opened(310, NINE.minusSeconds(5))),
            Sent::offsetMs);

    @Test
    void anInstantIsOverWhenEveryPartitionIsBeyondIt() {
        assertThat(PASSAGE.knowable("T-1", NINE)).isEqualTo(300);
        assertThat(PASSAGE.knowable("T-1", NINE.minusMillis(1))).isEqualTo(110);
        assertThat(PASSAGE.knowable("T-1", NINE.plusMillis(1))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void itIsOverForAnItemThatIsSaidToHaveComeToIt() {
        assertThat(PASSAGE.knowable("T-2", NINE)).isEqualTo(250);
        assertThat(PASSAGE.knowable("T-2", NINE.plusSeconds(60))).isEqualTo(250);
        assertThat(PASSAGE.knowable("T-2", NINE.plusSeconds(61))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aLateEventMeetsWhatItsOwnPartitionWasBeyond() {
        assertThat(PASSAGE.tellable("T-3", NINE)).isEqualTo(200);
        assertThat(PASSAGE.knowable("T-3", NINE)).isEqualTo(300);
        assertThat(PASSAGE.tellable("T-2", NINE.plusSeconds(1)))
                .as("no time passes among acknowledgements")
                .isEqualTo(250);
    }

    @Test
    void itKnowsWhenAnItemSpokeOfWhat() {
        assertThat(PASSAGE.happened("T-2", NINE.plusSeconds(60))).isEqualTo(250);
        assertThat(PASSAGE.happened("T-2", NINE)).isEqualTo(Long.MAX_VALUE);
        assertThat(PASSAGE.lastWord("T-2", NINE.plusSeconds(60), 250)).isEqualTo(250);
        assertThat(PASSAGE.lastWord("T-2", NINE.plusSeconds(60), 249)).isZero();
        assertThat(PASSAGE.written("T-2", "a")).isEqualTo(250);
    }

    private static Sent beat(long offsetMs, int partition, Instant at) {
        return new Sent(offsetMs, "t", partition, null, null, new Heartbeat(at, "test"), What.HEARTBEAT);
    }

    private static Sent opened(long offsetMs, Instant at) {
        CallEvent call = new CallEvent(
                "o", "T-3", null, at, CallEvent.Kind.OFFERED, null, null, null, null, null, null, null, null);
        return new Sent(offsetMs, "t", 0, "T-3", null, call, What.LATE);
    }

    private static Sent acked(long offsetMs, Instant at) {
        Ack ack = new Ack("a", "T-2", ItemType.TICKET, at, Ack.Kind.ACK, null, null, null, null, null);
        return new Sent(offsetMs, "acks", 0, "T-2", null, ack, What.EVENT);
    }
}
