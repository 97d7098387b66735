package io.switchboard.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import io.switchboard.audit.Alarm;
import io.switchboard.audit.Alarm.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was read and judged in every shape that was ever released still loads, and the next look goes on from there. */
class StockStateTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    /** The machine's time, in minutes: long enough for the second partition to be told behind. */
    private static final int STOP = 20;

    /** The function is copied when it is opened. */
    private static final List<Place> ROWS = new ArrayList<>();

    private static final List<Place> REFUSED = new ArrayList<>();

    static List<Path> snapshots() throws IOException {
        return Snapshots.of(StockFunction.UID);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotOfTablesCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Alarm> straight;
        try (var stock = StockFunctionTest.harness(StockStateTest::look)) {
            stock.open();
            before(stock);
            int raised = stock.extractOutputValues().size();
            after(stock);
            straight = stock.extractOutputValues()
                    .subList(raised, stock.extractOutputValues().size());
        }
        try (var stock = StockFunctionTest.harness(StockStateTest::look)) {
            archiveTheFirst();
            Snapshots.restore(stock, snapshot);
            until(stock, STOP);
            stock.open();
            assertThat(atDefault(stock)).isEmpty();
            after(stock);
            assertThat(stock.extractOutputValues()).isEqualTo(straight);
            assertThat(straight)
                    .extracting(Alarm::kind)
                    .containsExactly(Kind.AGREED, Kind.ROWS_DOUBLED, Kind.ROWS_MISSING, Kind.AGREED);
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theTablesInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var stock = StockFunctionTest.harness(StockStateTest::look)) {
            stock.open();
            before(stock);
            assertThat(stock.extractOutputValues())
                    .extracting(Alarm::kind)
                    .containsExactly(Kind.ROWS_MISSING, Kind.ROWS_BEHIND);
            assertThat(atDefault(stock)).isEmpty();
            Snapshots.write(StockFunction.UID, stock);
        }
        assertThat(snapshots()).isNotEmpty();
    }

    /** Of the first partition one record is no row and one was refused; of the second none is a row. */
    private static void archiveTheFirst() {
        ROWS.clear();
        REFUSED.clear();
        archive(1, LongStream.range(1_000, 2_000).filter(offset -> offset != 1_400 && offset != 1_500));
        REFUSED.add(place(1, 1_400));
    }

    private static void before(KeyedOneInputStreamOperatorTestHarness<String, Place, Alarm> stock) throws Exception {
        archiveTheFirst();
        read(stock, 1, LongStream.range(1_000, 2_000));
        read(stock, 2, LongStream.range(5, 21));
        for (int minute = 1; minute <= STOP; minute++) {
            until(stock, minute);
        }
    }

    /** The missing one comes, the refused one comes again, the second partition moves, and of what is read now one is missing. */
    private static void after(KeyedOneInputStreamOperatorTestHarness<String, Place, Alarm> stock) throws Exception {
        archive(1, LongStream.of(1_500));
        REFUSED.add(place(1, 1_400));
        read(stock, 1, LongStream.range(2_000, 2_011));
        archive(1, LongStream.range(2_000, 2_011).filter(offset -> offset != 2_005));
        archive(2, LongStream.range(5, 21));
        for (int minute = STOP + 1; minute <= STOP + 4; minute++) {
            until(stock, minute);
        }
    }

    private static void read(
            KeyedOneInputStreamOperatorTestHarness<String, Place, Alarm> stock, int partition, LongStream offsets)
            throws Exception {
        for (long offset : offsets.toArray()) {
            stock.processElement(new StreamRecord<>(place(partition, offset)));
        }
    }

    private static void archive(int partition, LongStream offsets) {
        offsets.mapToObj(offset -> place(partition, offset)).forEach(ROWS::add);
    }

    private static Place place(int partition, long offset) {
        return new Place(
                "call_events", partition, offset, TEN.plusSeconds(offset).toEpochMilli());
    }

    private static void until(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> stock, int minute) throws Exception {
        stock.setProcessingTime(Duration.ofMinutes(minute).toMillis());
    }

    /** Each row is a state of its table, so that those that were added since are told by their number. */
    private static Sighting look(String table, Look look) {
        Sighting sighting = new Sighting(look, 1 + ROWS.size(), 1 + REFUSED.size());
        show(sighting, ROWS, look.snapshot());
        show(sighting, REFUSED, look.refused());
        return sighting;
    }

    private static void show(Sighting sighting, List<Place> rows, long seen) {
        rows.forEach(row -> sighting.row(row.partition(), row.offset()));
        if (seen != 0) {
            rows.subList((int) seen - 1, rows.size()).forEach(row -> sighting.added(row.partition(), row.offset()));
        }
    }

    private static List<String> atDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> stock) throws Exception {
        return Snapshots.atDefault(Snapshots.kept(stock, StockFunction.stockState(), StockFunction.openState()));
    }
}
