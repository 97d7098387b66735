package io.switchboard.surge;

import static io.switchboard.surge.SurgeFunctionTest.DAY;
import static io.switchboard.surge.SurgeFunctionTest.MINUTE;
import static io.switchboard.surge.SurgeFunctionTest.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Snapshots;
import io.switchboard.surge.Surge.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Places of every shape that was ever released still load, and are watched as if nobody had looked away. */
class SurgeStateTest {

    private static final long TUESDAY = MONDAY + DAY;
    private static final long STOP = TUESDAY + 18 * MINUTE;

    static List<Path> snapshots() throws IOException {
        return Snapshots.of(SurgeFunction.UID);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotOfPlacesCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Sighting> straight;
        try (var surges = harness()) {
            surges.open();
            before(surges);
            int told = surges.extractOutputValues().size();
            after(surges);
            straight = surges.extractOutputValues()
                    .subList(told, surges.extractOutputValues().size());
        }
        try (var surges = harness()) {
            Snapshots.restore(surges, snapshot);
            surges.open();
            assertThat(atDefault(surges)).isEqualTo(isFirst(snapshot) ? List.of("arrivalwatch.excess") : List.of());
            after(surges);
            if (isFirst(snapshot)) {
                assertThat(surges.extractOutputValues())
                        .as("looks had come as late as time did, so that its places stand a little otherwise")
                        .extracting(each -> each.surge().kind(), each -> minute(each.surge()))
                        .containsExactly(
                                tuple(Kind.COLLAPSE, 20.5), tuple(Kind.RELEASED, 36.0), tuple(Kind.RELEASED, 56.0));
            } else {
                assertThat(surges.extractOutputValues()).isEqualTo(straight);
            }
            assertThat(straight)
                    .extracting(each -> each.surge().kind(), each -> minute(each.surge()))
                    .containsExactly(
                            tuple(Kind.COLLAPSE, 20.0), tuple(Kind.RELEASED, 36.5), tuple(Kind.RELEASED, 51.5));
        }
    }

    private static boolean isFirst(Path snapshot) {
        return snapshot.endsWith("surge-1.snapshot");
    }

    /** Of Tuesday. */
    private static double minute(Surge surge) {
        return (surge.detectedAt() - TUESDAY) / (double) MINUTE;
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void thePlacesInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var surges = harness()) {
            surges.open();
            before(surges);
            assertThat(surges.extractOutputValues())
                    .extracting(sighting -> sighting.surge().kind())
                    .containsExactly(Kind.FLOOD);
            assertThat(atDefault(surges)).isEmpty();
            Snapshots.write(SurgeFunction.UID, surges);
        }
        assertThat(snapshots()).hasSizeGreaterThanOrEqualTo(2);
    }

    /** Two places learn a day. On the next, one is flooded, and in the other nothing comes, which does not show yet. */
    private static void before(KeyedOneInputStreamOperatorTestHarness<String, Arrival, Sighting> surges)
            throws Exception {
        play(surges, MONDAY, TUESDAY + 10 * MINUTE, 2, 2);
        play(surges, TUESDAY + 10 * MINUTE, STOP, 6, 0);
    }

    private static void after(KeyedOneInputStreamOperatorTestHarness<String, Arrival, Sighting> surges)
            throws Exception {
        play(surges, STOP, STOP + 8 * MINUTE, 6, 0);
        play(surges, STOP + 8 * MINUTE, STOP + 180 * MINUTE, 2, 2);
    }

    /** Evenly, so many a minute come in each place. */
    private static void play(
            KeyedOneInputStreamOperatorTestHarness<String, Arrival, Sighting> surges,
            long from,
            long until,
            int networks,
            int billings)
            throws Exception {
        for (long minute = from; minute < until; minute += MINUTE) {
            come(surges, "network", minute, networks);
            come(surges, "billing", minute, billings);
            surges.processWatermark(minute + MINUTE - 1);
        }
    }

    private static void come(
            KeyedOneInputStreamOperatorTestHarness<String, Arrival, Sighting> surges,
            String category,
            long minute,
            int times)
            throws Exception {
        for (int i = 0; i < times; i++) {
            long at = minute + i * MINUTE / times;
            surges.processElement(new Arrival("emea", "eu", category, at), at);
        }
    }

    private static List<String> atDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> surges) throws Exception {
        return Snapshots.atDefault(Snapshots.kept(surges, SurgeFunction.watchState()));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Arrival, Sighting> harness() throws Exception {
        var surges = SurgeFunctionTest.harness();
        surges.setStateBackend(new EmbeddedRocksDBStateBackend()); // snapshots are of what the jobs run on
        return surges;
    }
}
