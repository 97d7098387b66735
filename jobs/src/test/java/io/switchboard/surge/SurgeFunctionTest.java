package io.switchboard.surge;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.StateRegister;
import io.switchboard.surge.Surge.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A place learns what is usual, then says what is not, and a restore makes no difference. */
class SurgeFunctionTest {

    private static final long SEED = 20261129;
    static final long MINUTE = 60_000;
    private static final long LOOK = 30_000;
    static final long DAY = 1_440 * MINUTE;

    /** A Monday. */
    static final long MONDAY = 1_772_409_600_000L;

    static KeyedOneInputStreamOperatorTestHarness<String, Arrival, Sighting> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new SurgeFunction(new SurgeRules(SurgeSettings.DEFAULT), Walls.UTC)),
                Arrival::place,
                Types.STRING);
        harness.setStateBackend(new HashMapStateBackend());
        return harness;
    }

    private static void play(
            KeyedOneInputStreamOperatorTestHarness<String, Arrival, Sighting> surges,
            Random random,
            long from,
            long until,
            double perMinute)
            throws Exception {
        double at = from;
        while (true) {
            at += -Math.log(1 - random.nextDouble()) / perMinute * MINUTE;
            if (at >= until) {
                surges.processWatermark(until);
                return;
            }
            long now = Math.round(at);
            surges.processElement(new Arrival("emea", "eu", "network", now), now);
            surges.processWatermark(now);
        }
    }

    @Test
    void aDayIsLearnedAndTheNextOnesFloodAndOutageAreTold() throws Exception {
        List<Sighting> told = new ArrayList<>();
        Random random = new Random(SEED);
        OperatorSubtaskState state;
        try (var surges = harness()) {
            surges.open();
            play(surges, random, MONDAY, MONDAY + DAY, 4);
            assertThat(surges.extractOutputValues())
                    .as("of what nobody knows nothing is said")
                    .isEmpty();
            long nine = MONDAY + DAY + 540 * MINUTE;
            play(surges, random, MONDAY + DAY, nine, 4);
            play(surges, random, nine, nine + 3 * MINUTE, 12);
            told.addAll(surges.extractOutputValues());
            state = surges.snapshot(1, 1);
        }
        try (var surges = harness()) {
            surges.initializeState(state);
            surges.open();
            long nine = MONDAY + DAY + 543 * MINUTE;
            play(surges, random, nine, nine + 17 * MINUTE, 12);
            play(surges, random, nine + 17 * MINUTE, nine + 180 * MINUTE, 4);
            surges.processWatermark(nine + 210 * MINUTE);
            told.addAll(surges.extractOutputValues());
        }
        assertThat(told)
                .extracting(each -> each.surge().kind())
                .containsExactly(Kind.FLOOD, Kind.RELEASED, Kind.COLLAPSE);
        assertThat(told).extracting(Sighting::region).containsOnly("eu");
        long flood = MONDAY + DAY + 540 * MINUTE;
        assertThat(told.get(0).surge().detectedAt()).isBetween(flood, flood + 6 * MINUTE);
        assertThat(told.get(0).surge().onsetAt()).isBetween(flood - 6 * MINUTE, flood + 2 * MINUTE);
    }

    @Test
    void howFarAFloodHasComeIsSaidAtEachLookWhileItGoesOn() throws Exception {
        Random random = new Random(SEED);
        try (var surges = harness()) {
            surges.open();
            long nine = MONDAY + DAY + 540 * MINUTE;
            play(surges, random, MONDAY, nine, 4);
            assertThat(surges.getSideOutput(SurgeFunction.FLOODS)).isNull();
            play(surges, random, nine, nine + 20 * MINUTE, 12);
            play(surges, random, nine + 20 * MINUTE, nine + 120 * MINUTE, 4);

            List<Sighting> told = surges.extractOutputValues();
            assertThat(told).extracting(each -> each.surge().kind()).containsExactly(Kind.FLOOD, Kind.RELEASED);
            long found = told.get(0).surge().detectedAt();
            long over = told.get(1).surge().detectedAt();
            List<Flood> floods = surges.getSideOutput(SurgeFunction.FLOODS).stream()
                    .map(StreamRecord::getValue)
                    .toList();
            assertThat(floods)
                    .extracting(Flood::at)
                    .containsExactlyElementsOf(LongStream.rangeClosed(found / LOOK + 1, (over - 1) / LOOK)
                            .mapToObj(look -> look * LOOK)
                            .toList());
            assertThat(floods)
                    .extracting(Flood::onsetAt)
                    .containsOnly(told.get(0).surge().onsetAt());
            assertThat(floods.get(0).excess()).as("seed %d", SEED).isPositive();
        }
    }

    @Test
    void whereNothingComesAnyMoreNobodyLooks() throws Exception {
        try (var surges = harness()) {
            surges.open();
            surges.processElement(new Arrival("emea", "eu", "network", MONDAY), MONDAY);
            surges.processWatermark(MONDAY + DAY);
            assertThat(surges.numEventTimeTimers())
                    .as("a place where little comes")
                    .isOne();
            surges.processWatermark(MONDAY + 7 * DAY);
            assertThat(surges.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void anArrivalCountsInItsPlaceAndInAllThatItIsPartOf() {
        assertThat(new Arrival("emea", "eu", "network", 1).places())
                .extracting(Arrival::place)
                .containsExactly("emea/eu/network", "emea/eu/*", "emea/*/network", "emea/*/*");
    }

    @Test
    void theStateIsInTheRegister() throws IOException {
        StateRegister.lists(SurgeFunction.UID, SurgeFunction.watchState());
        StateRegister.lists(PlaceWatch.class);
    }
}
