package io.switchboard.sla;

import static io.switchboard.sla.WholeDesk.END;
import static io.switchboard.sla.WholeDesk.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is told of an item depends on what stands in its partition alone, and not on how far time had come elsewhere: so
 * a job that reads it again tells the same again.
 */
class TideTest {

    private static final long SEED = 20261125;
    private static final int MOST = 40;
    private static final int RUNS = 2_000;

    @Test
    @Proves({"R-72", "R-80"})
    @DisplayName("the same partition tells the same records in the same order, whichever timers have fired in between")
    void theSamePartitionTellsTheSameRecordsInTheSameOrder() {
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            List<Posting> log = log(random);
            Story eventsOnly = Story.of(RULES, log.toArray(Posting[]::new)).until(END);
            Story timers = Story.of(RULES);
            long far = Long.MIN_VALUE;
            for (Posting posting : log) {
                far = watermark(far, posting.tide(), random);
                if (far > 0) {
                    timers.until(Instant.ofEpochMilli(far));
                }
                timers.on(posting);
            }
            timers.until(END);

            String where = "run %d of seed %d: %s".formatted(run, SEED, log);
            assertThat(timers.escalations()).as(where).isEqualTo(eventsOnly.escalations());
            assertThat(timers.outcomes()).as(where).isEqualTo(eventsOnly.outcomes());
            assertThat(timers.tooLate()).as(where).isEqualTo(eventsOnly.tooLate());
            assertThat(timers.unmatched()).as(where).isEqualTo(eventsOnly.unmatched());
            assertThat(timers.ledger().clocks())
                    .as(where)
                    .isEqualTo(eventsOnly.ledger().clocks());
        }
    }

    /** The partition of one item, told out of order, partly twice, partly too late, with heartbeats in between. */
    private static List<Posting> log(Random random) {
        List<Posting> told = Histories.shuffled(WholeDesk.history(random, MOST), random).stream()
                .filter(posting -> isOfThePartition(posting.entry().kind()))
                .toList();
        List<Posting> log = new ArrayList<>();
        long tide = Long.MIN_VALUE;
        for (Posting posting : told) {
            log.add(posting.at(tide));
            tide = Math.max(tide, posting.entry().at() - 1);
            if (random.nextInt(4) == 0) {
                tide += random.nextInt(3) * 3_600_000L; // a heartbeat
            }
        }
        return log;
    }

    private static boolean isOfThePartition(Entry.Kind kind) {
        return switch (kind) {
            case ACK, UNACK, CUSTOMER, INHERITED -> false;
            case CREATED, UPDATED, MESSAGE, MERGED, DELETED, SPAM -> true;
        };
    }

    /** Time everywhere never runs ahead of the partition, and never back. */
    private static long watermark(long before, long tide, Random random) {
        long behind = random.nextInt(5) == 0 ? 0 : random.nextInt(36) * 600_000L;
        return tide == Long.MIN_VALUE ? before : Math.max(before, tide - behind);
    }
}
