package io.switchboard.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.audit.Alarm;
import io.switchboard.audit.Alarm.Kind;
import io.switchboard.stock.Place;
import io.switchboard.stock.Stocktaker;
import io.switchboard.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of the calls' topic that were read, and tables as they are on a disk. */
class IcebergShelfTest {

    private static final String CALLS = "call_events";

    @TempDir
    private Path folder;

    private Filed filed;
    private Stocktaker calls;

    @BeforeEach
    void aWarehouse() {
        filed = new Filed(folder);
        calls = new Stocktaker(CALLS, StockJob.rules(filed.config().factTables(), Duration.ofHours(1)), filed.shelf());
    }

    @Test
    void whereNobodyKeepsTablesYetNothingIsSeenAndNothingMade() {
        read(0, 10);
        assertThat(calls.look()).isEmpty();
        assertThat(folder.resolve("archive")).doesNotExist();
        filed.made();
        assertThat(calls.look()).isEmpty();
    }

    @Test
    void rowsOfAllFilesAreSeenAndThoseThatWereRefused() {
        read(0, 300);
        filed.made()
                .rows(CALLS, 0, 0, 100)
                .rows(CALLS, 0, 100, 150)
                .refused(Topics.CALL_EVENTS, 0, 150)
                .rows(CALLS, 0, 151, 300);
        assertThat(calls.looks(3)).isEmpty();
    }

    @Test
    void whatWasRefusedOfAnotherTopicIsNoRow() {
        read(0, 10);
        filed.made().rows(CALLS, 0, 0, 5).refused(Topics.SURGES, 0, 5).rows(CALLS, 0, 6, 10);
        assertThat(calls.looks(3))
                .extracting(Alarm::kind, Alarm::ids)
                .containsExactly(tuple(Kind.ROWS_MISSING, List.of("call-events/0@5")));
    }

    @Test
    void rowsOfAnotherPartitionAndOfAnotherTableAreNone() {
        read(0, 10);
        filed.made()
                .rows(CALLS, 0, 0, 5)
                .rows(CALLS, 1, 0, 10)
                .rows("surges", 0, 0, 10)
                .rows(CALLS, 0, 8, 10);
        assertThat(calls.looks(3)).extracting(Alarm::ids).containsExactly(List.of("call-events/0@5-7"));
    }

    @Test
    void whatIsAddedLongAfterIsSeenThoughItWasCompactedSince() {
        read(0, 100);
        filed.made().rows(CALLS, 0, 0, 100);
        calls.looks(3);
        filed.rows(CALLS, 0, 20, 30).compacted(CALLS, 0, 0, 100);
        assertThat(calls.looks(2))
                .extracting(Alarm::kind, Alarm::ids)
                .containsExactly(tuple(Kind.ROWS_DOUBLED, List.of("call-events/0@20-29")));
    }

    @Test
    void compactionAddsNothing() {
        read(0, 100);
        filed.made().rows(CALLS, 0, 0, 60).rows(CALLS, 0, 60, 100);
        calls.looks(3);
        filed.compacted(CALLS, 0, 0, 100);
        assertThat(calls.looks(2)).isEmpty();
    }

    /** What was added meanwhile to what was judged is not seen; what is open is, since it is looked for as it is. */
    @Test
    void aStateThatWasForgottenIsNotGoneOnFrom() {
        read(0, 100);
        filed.made().rows(CALLS, 0, 0, 100);
        calls.looks(3);
        read(100, 200);
        filed.rows(CALLS, 0, 100, 150).rows(CALLS, 0, 160, 200).expired(CALLS);
        assertThat(calls.looks(3)).extracting(Alarm::ids).containsExactly(List.of("call-events/0@150-159"));
    }

    @Test
    void whatComesAfterAllIsSeen() {
        read(0, 10);
        filed.made().rows(CALLS, 0, 0, 4).rows(CALLS, 0, 5, 10);
        assertThat(calls.looks(3)).extracting(Alarm::kind).containsExactly(Kind.ROWS_MISSING);
        filed.refused(Topics.CALL_EVENTS, 0, 4);
        assertThat(calls.looks(2)).extracting(Alarm::kind).containsExactly(Kind.AGREED);
    }

    private void read(long from, long to) {
        LongStream.range(from, to).forEach(offset -> calls.read(new Place(CALLS, 0, offset, offset)));
    }
}
