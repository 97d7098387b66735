package io.switchboard.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.Proves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CountersTest {

    @Property(tries = 200)
    @Proves("R-106")
    void countersMergeInAnyOrderAndWhatIsTakenBackIsGone(@ForAll long seed) {
        Random dice = new Random(seed);
        List<Counters> parts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            parts.add(Counters.of(Counter.OFFERED.behind(dice.nextInt(Counter.values().length)), dice.nextInt(5) - 2)
                    .measured(List.of(Measure.values()).get(dice.nextInt(4)), dice.nextInt(1_000_000)));
        }
        Counters sum = sum(parts);
        Collections.shuffle(parts, dice);
        assertThat(sum(parts)).isEqualTo(sum);
        Counters left = sum;
        for (Counters part : parts) {
            left = left.minus(part);
        }
        assertThat(left.isNone()).isTrue();
    }

    @Test
    void percentilesOfAMillionAreWithinOnePercentHoweverTheyAreMerged() {
        Random dice = new Random(17);
        long[] values = dice.doubles(1_000_000)
                .mapToLong(any -> Math.round(1_000 * Math.exp(4.8 + .95 * dice.nextGaussian())))
                .toArray();
        Counters[] parts = new Counters[100];
        Arrays.fill(parts, Counters.NONE);
        for (int part = 0; part < 100; part++) {
            TreeMap<Integer, Long> bins = new TreeMap<>();
            for (int i = part; i < values.length; i += 100) {
                bins.merge(Measure.HANDLING.bin(values[i]), 1L, Long::sum);
            }
            parts[part] = new Counters(
                    bins.keySet().stream().mapToInt(id -> id).toArray(),
                    bins.values().stream().mapToLong(count -> count).toArray());
        }
        Percentiles told = Measure.HANDLING.percentiles(sum(Arrays.asList(parts)));
        List<Counters> backwards = Arrays.asList(parts.clone());
        Collections.reverse(backwards);
        assertThat(Measure.HANDLING.percentiles(sum(backwards))).isEqualTo(told);

        Arrays.sort(values);
        assertThat(told.p50()).isCloseTo(exact(values, .5), within(.01 * exact(values, .5)));
        assertThat(told.p90()).isCloseTo(exact(values, .9), within(.01 * exact(values, .9)));
        assertThat(told.p95()).isCloseTo(exact(values, .95), within(.01 * exact(values, .95)));
        assertThat(told.p99()).isCloseTo(exact(values, .99), within(.01 * exact(values, .99)));
        assertThat(told.p999()).isCloseTo(exact(values, .999), within(.01 * exact(values, .999)));
    }

    @Test
    void whatTookNoTimeAtAllIsNothingAndNoneHasNoPercentiles() {
        Counters counters = Counters.NONE
                .measured(Measure.WAIT, 0)
                .measured(Measure.WAIT, 0)
                .measured(Measure.WAIT, 1);
        assertThat(Measure.WAIT.percentiles(counters).p50()).isZero();
        assertThat(Measure.WAIT.count(counters)).isEqualTo(3);
        assertThat(Measure.HANDLING.percentiles(counters)).isNull();
        assertThat(Measure.WAIT
                        .percentiles(Counters.NONE.measured(Measure.WAIT, 400L * 366 * 86_400_000))
                        .p50())
                .isCloseTo(400.0 * 366 * 86_400_000, within(.01 * 400 * 366 * 86_400_000));
    }

    /** Their places are in the state: whoever moves one turns waits into calls. */
    @Test
    void theNumbersOfTheCountersAreForEver() {
        assertThat(Counter.OFFERED.id()).isZero();
        assertThat(Counter.CREATED.id()).isEqualTo(24);
        assertThat(Counter.PROMOTERS.id()).isEqualTo(42);
        assertThat(Counter.CYCLES_MET.id()).isEqualTo(61);
        assertThat(Counter.OPEN_OLDER.id())
                .isEqualTo(Counter.values().length - 1)
                .isEqualTo(82);
        assertThat(Measure.WAIT.bin(0)).isEqualTo(1 << 20);
        assertThat(Measure.RESOLVE.bin(1000)).isEqualTo((1 << 20) + 3 * 4096 + 346);
        assertThat(Arrays.stream(Family.values()).map(Enum::name))
                .startsWith("CALLS", "TICKETS", "CHANNELS", "SURVEYS", "CONTACTS", "CLOCKS", "BREACHES", "AGENTS");
    }

    private static double exact(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))];
    }

    private static Counters sum(List<Counters> parts) {
        Counters sum = Counters.NONE;
        for (Counters part : parts) {
            sum = sum.plus(part);
        }
        return sum;
    }
}
