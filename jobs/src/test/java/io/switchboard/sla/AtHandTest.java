package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.ItemType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.state.ValueState;
import org.junit.jupiter.api.Test;

/** What is at hand is what is kept: nobody can tell whether a ledger was, and before a checkpoint all are kept. */
class AtHandTest {

    private static final long SEED = 20261127;
    private static final int MOST = 5;

    @Test
    void whateverIsUsedInWhateverOrderTheLastVersionIsReadAndBeforeACheckpointKept() throws IOException {
        for (int run = 0; run < 500; run++) {
            Random random = new Random(SEED + run);
            Keyed state = new Keyed();
            AtHand atHand = new AtHand(state, () -> state.key, key -> state.key = key, MOST);
            Map<String, Ledger> expected = new HashMap<>();
            for (int step = 0; step < 200; step++) {
                String key = "T-" + random.nextInt(12);
                state.key = key;
                assertThat(atHand.value()).as("run %d of seed %d", run, SEED).isEqualTo(expected.get(key));
                if (random.nextBoolean()) {
                    Ledger ledger = ledger(key, step);
                    atHand.update(ledger);
                    expected.put(key, ledger);
                    assertThat(state.key).as("the key is as it was").isEqualTo(key);
                }
                if (random.nextInt(20) == 0) {
                    atHand.writeBack();
                    assertThat(state.kept).as("run %d of seed %d", run, SEED).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void whatDidNotChangeSinceItWasWrittenIsNotWrittenAgain() throws IOException {
        Keyed state = new Keyed();
        AtHand atHand = new AtHand(state, () -> state.key, key -> state.key = key, MOST);
        state.key = "T-1";
        atHand.update(ledger("T-1", 1));
        atHand.update(ledger("T-1", 2));
        atHand.writeBack();
        atHand.writeBack();
        assertThat(state.writes).isEqualTo(1);
    }

    private static Ledger ledger(String key, long passed) {
        return new Ledger(key, ItemType.TICKET, List.of(), null, List.of(), passed, 0, false, 0, false, List.of());
    }

    /** What Flink's state is to its user: a value for each key. */
    private static final class Keyed implements ValueState<Ledger> {

        private final Map<String, Ledger> kept = new HashMap<>();
        private String key;
        private int writes;

        @Override
        public Ledger value() {
            return kept.get(key);
        }

        @Override
        public void update(Ledger ledger) {
            kept.put(key, ledger);
            writes++;
        }

        @Override
        public void clear() {
            kept.remove(key);
        }
    }
}
