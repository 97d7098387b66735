package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.ItemType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is at hand is what is kept: nobody can tell whether a ledger was, and before a checkpoint all are kept. */
class AtHandTest {

    private static final long SEED = 20261127;
    private static final int MOST = 5;

    @Test
    void whateverIsUsedInWhateverOrderTheLastVersionIsReadAndBeforeACheckpointKept() throws IOException {
        for (int run = 0; run < 500; run++) {
            Random random = new Random(SEED + run);
            Kept kept = new Kept();
            AtHand atHand = new AtHand(kept.ledgers::get, kept::write, MOST, new Near(random.nextInt(1_500)));
            Map<String, Ledger> expected = new HashMap<>();
            for (int step = 0; step < 200; step++) {
                String key = "T-" + random.nextInt(12);
                assertThat(atHand.of(key)).as("run %d of seed %d", run, SEED).isEqualTo(expected.get(key));
                if (random.nextBoolean()) {
                    Ledger ledger = ledger(key, step);
                    atHand.update(key, ledger);
                    expected.put(key, ledger);
                }
                if (random.nextInt(20) == 0) {
                    atHand.writeBack();
                    assertThat(kept.unpacked())
                            .as("run %d of seed %d", run, SEED)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void whatDidNotChangeSinceItWasWrittenIsNotWrittenAgain() throws IOException {
        Kept kept = new Kept();
        AtHand atHand = new AtHand(kept.ledgers::get, kept::write, MOST, new Near(0));
        atHand.update("T-1", ledger("T-1", 1));
        atHand.update("T-1", ledger("T-1", 2));
        atHand.writeBack();
        atHand.writeBack();
        assertThat(kept.writes).isEqualTo(1);
    }

    @Test
    void whatIsNearIsReadFromThereAndNeverMoreThanThereIsRoomFor() throws IOException {
        Kept kept = new Kept();
        Near near = new Near(100_000);
        AtHand atHand = new AtHand(kept::read, kept::write, MOST, near);
        for (int i = 0; i < 10_000; i++) {
            atHand.update("T-" + i, ledger("T-" + i, i));
        }
        atHand.writeBack();
        assertThat(near.bytes()).isBetween(90_000L, 100_000L);

        assertThat(atHand.of("T-9900")).isEqualTo(ledger("T-9900", 9_900));
        assertThat(kept.reads).isZero();
        assertThat(atHand.of("T-0")).isEqualTo(ledger("T-0", 0));
        assertThat(kept.reads).isEqualTo(1);
    }

    private static Ledger ledger(String key, long passed) {
        return new Ledger(key, ItemType.TICKET, List.of(), null, List.of(), passed, 0, false, 0, false, List.of());
    }

    private static final class Kept {

        private final Map<String, PackedLedger> ledgers = new HashMap<>();
        private int writes;
        private int reads;

        void write(String item, PackedLedger ledger) {
            ledgers.put(item, ledger);
            writes++;
        }

        PackedLedger read(String item) {
            reads++;
            return ledgers.get(item);
        }

        Map<String, Ledger> unpacked() {
            Map<String, Ledger> all = new HashMap<>();
            ledgers.forEach((item, ledger) -> all.put(item, new LedgerFormat().unpack(ledger)));
            return all;
        }
    }
}
