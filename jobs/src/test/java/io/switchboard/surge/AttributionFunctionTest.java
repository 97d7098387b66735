package io.switchboard.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Snapshots;
import io.switchboard.StateRegister;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Floods of one look are judged together, whatever order they come in, and what is over is forgotten. */
class AttributionFunctionTest {

    private static final long SEED = 20261130;
    private static final long LOOK = PlaceWatch.LOOK_EVERY;
    private static final long ONSET = 1_772_409_600_000L;

    private static KeyedOneInputStreamOperatorTestHarness<String, Flood, Sighting> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AttributionFunction()), Flood::domain, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend()); // snapshots are of what the jobs run on
        return harness;
    }

    /** At the so manieth look. */
    private static Flood flood(int look, String domain, String region, double excess) {
        return new Flood(domain, region, "*", ONSET, ONSET + look * LOOK, 1.25, excess);
    }

    /** Another domain has the same floods, and no flood of all its regions. */
    private static List<Flood> floods() {
        List<Flood> floods = new ArrayList<>();
        for (int look = 1; look <= 6; look++) {
            floods.add(flood(look, "emea", "eu", 10 * look));
            floods.add(flood(look, "apac", "eu", 10 * look));
            if (look > 2) {
                floods.add(flood(look, "emea", "*", 15 * look));
            }
            if (look > 4) {
                floods.add(flood(look, "emea", "cn", 5 * look));
            }
        }
        return floods;
    }

    @Test
    void whateverOrderFloodsComeInTheSameIsTold() throws Exception {
        for (int run = 0; run < 5; run++) {
            List<Flood> floods = floods();
            Collections.shuffle(floods, new Random(SEED + run));
            try (var attribution = harness()) {
                attribution.open();
                for (Flood flood : floods) {
                    attribution.processElement(flood, flood.at());
                }
                attribution.processWatermark(ONSET + 6 * LOOK);
                assertThat(attribution.extractOutputValues())
                        .as("run %d of seed %d", run, SEED)
                        .extracting(Sighting::id, Sighting::scope)
                        .containsExactly(
                                tuple("emea/eu/*/ATTRIBUTED/" + (ONSET + 3 * LOOK), Scope.LOCAL),
                                tuple("emea/cn/*/ATTRIBUTED/" + (ONSET + 5 * LOOK), Scope.GLOBAL));
            }
        }
    }

    @Test
    void whatIsOverIsForgottenAtTheNextLook() throws Exception {
        try (var attribution = harness()) {
            attribution.open();
            for (Flood flood : floods()) {
                attribution.processElement(flood, flood.at());
            }
            attribution.processWatermark(ONSET + 7 * LOOK - 1);
            assertThat(known(attribution)).as("of each domain").hasSize(2);

            attribution.processWatermark(ONSET + 7 * LOOK);
            assertThat(known(attribution)).isEmpty();
            assertThat(attribution.numEventTimeTimers()).isZero();
        }
    }

    static List<Path> snapshots() throws IOException {
        return Snapshots.of(AttributionFunction.UID);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotOfFloodsCarriesOnWhereItStopped(Path snapshot) throws Exception {
        try (var attribution = harness()) {
            Snapshots.restore(attribution, snapshot);
            attribution.open();
            assertThat(Snapshots.atDefault(known(attribution))).isEmpty();
            attribution.processWatermark(ONSET + 5 * LOOK);
            assertThat(attribution.extractOutputValues())
                    .extracting(Sighting::id)
                    .as("that of eu has been told, and cn has come but is not judged yet")
                    .containsExactly("emea/cn/*/ATTRIBUTED/" + (ONSET + 5 * LOOK));
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theFloodsInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var attribution = harness()) {
            attribution.open();
            for (Flood flood : floods()) {
                attribution.processElement(flood, flood.at());
            }
            attribution.processWatermark(ONSET + 4 * LOOK);
            assertThat(Snapshots.atDefault(known(attribution))).isEmpty();
            Snapshots.write(AttributionFunction.UID, attribution);
        }
        assertThat(snapshots()).isNotEmpty();
    }

    /** What went on at the last look, and at those that are to come. */
    private static List<Object> known(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> attribution) throws Exception {
        return Snapshots.kept(attribution, AttributionFunction.knownState(), AttributionFunction.looksState());
    }

    @Test
    void theStateIsInTheRegister() throws IOException {
        StateRegister.lists(
                AttributionFunction.UID, AttributionFunction.knownState(), AttributionFunction.looksState());
        StateRegister.lists(KnownFlood.class);
        StateRegister.lists(Flood.class);
    }
}
