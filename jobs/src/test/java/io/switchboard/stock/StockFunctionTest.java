package io.switchboard.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.StateRegister;
import io.switchboard.audit.Alarm;
import io.switchboard.audit.Alarm.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was read and what was judged is kept, and so is the next look. */
@Proves("R-107")
class StockFunctionTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** The function is copied when it is opened. */
    private static final List<Long> ROWS = new ArrayList<>();

    @BeforeEach
    void nothingIsArchivedYet() {
        ROWS.clear();
    }

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(StockFunction.UID, StockFunction.stockState(), StockFunction.openState());
        StateRegister.lists(Stock.class);
        StateRegister.lists(Slot.class);
        StateRegister.lists(Slate.class);
    }

    @Test
    void nothingOfItNeedsKryo() {
        var strict = new SerializerConfigImpl(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        for (Class<?> kept : List.of(Stock.class, Slot.class, Slate.class, Place.class)) {
            assertThat(TypeInformation.of(kept).createSerializer(strict)).isNotNull();
        }
    }

    @Test
    void eachTableIsLookedAtNowAndThen() throws Exception {
        try (var stock = harness()) {
            stock.open();
            read(stock, 0, 10);
            archive(0, 1, 2, 4, 5, 6, 7, 8, 9);
            stock.setProcessingTime(MINUTE);
            assertThat(stock.extractOutputValues()).isEmpty();
            stock.setProcessingTime(2 * MINUTE);
            assertThat(stock.extractOutputValues())
                    .extracting(Alarm::kind, Alarm::ids)
                    .containsExactly(tuple(Kind.ROWS_MISSING, List.of("call-events/0@3")));
            archive(3);
            stock.setProcessingTime(3 * MINUTE);
            assertThat(stock.extractOutputValues())
                    .extracting(Alarm::kind)
                    .containsExactly(Kind.ROWS_MISSING, Kind.AGREED);
        }
    }

    @Test
    void whatWasReadBeforeARestoreIsLookedForAfterIt() throws Exception {
        OperatorSubtaskState state;
        try (var stock = harness()) {
            stock.open();
            read(stock, 0, 3_000);
            archive(LongStream.range(0, 2_500).filter(offset -> offset != 1_500).toArray());
            stock.setProcessingTime(MINUTE);
            state = stock.snapshot(1, 1);
        }
        try (var stock = harness()) {
            stock.initializeState(state);
            stock.open();
            archive(LongStream.range(2_500, 3_000).toArray());
            stock.setProcessingTime(60 * MINUTE);
            assertThat(stock.extractOutputValues())
                    .extracting(Alarm::kind, Alarm::ids)
                    .containsExactly(tuple(Kind.ROWS_MISSING, List.of("call-events/0@1500")));
            stock.setProcessingTime(62 * MINUTE);
            assertThat(stock.extractOutputValues()).as("told once").hasSize(1);
        }
    }

    @Test
    void slotsInWhichAllWasJudgedAreForgotten() throws Exception {
        try (var stock = harness()) {
            stock.open();
            read(stock, 0, 2L * Slot.OFFSETS);
            archive(LongStream.range(0, 2L * Slot.OFFSETS).toArray());
            assertThat(tablesWithOpenSlots(stock)).isEqualTo(1);
            stock.setProcessingTime(MINUTE);
            stock.setProcessingTime(2 * MINUTE);
            assertThat(tablesWithOpenSlots(stock)).isZero();
        }
    }

    private static long tablesWithOpenSlots(KeyedOneInputStreamOperatorTestHarness<String, Place, Alarm> stock) {
        KeyedProcessOperator<?, ?, ?> operator = (KeyedProcessOperator<?, ?, ?>) stock.getOperator();
        return operator.getKeyedStateBackend()
                .getKeys(StockFunction.openState().getName(), VoidNamespace.INSTANCE)
                .count();
    }

    private static void read(KeyedOneInputStreamOperatorTestHarness<String, Place, Alarm> stock, long from, long to)
            throws Exception {
        for (long offset = from; offset < to; offset++) {
            stock.processElement(new StreamRecord<>(new Place("call_events", 0, offset, offset)));
        }
    }

    private static void archive(long... offsets) {
        LongStream.of(offsets).forEach(ROWS::add);
    }

    /** A table with one state a row: so that what was added since is told by the number of rows. */
    private static Sighting look(String table, Look look) {
        Sighting sighting = new Sighting(look, ROWS.size(), 0);
        ROWS.forEach(offset -> sighting.row(0, offset));
        if (look.snapshot() != 0) {
            ROWS.subList((int) look.snapshot(), ROWS.size()).forEach(offset -> sighting.added(0, offset));
        }
        return sighting;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Place, Alarm> harness() throws Exception {
        return harness(StockFunctionTest::look);
    }

    static KeyedOneInputStreamOperatorTestHarness<String, Place, Alarm> harness(Shelf shelf) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new StockFunction(Warehouse.RULES, shelf, Duration.ofMinutes(1))),
                Place::table,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
