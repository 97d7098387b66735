package io.switchboard.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.surge.Surge.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Simulated arrivals at ten a minute by the profile; the level of each day is by chance, as in a real call centre. */
class SurgeRulesTest {

    private static final long SEED = 20261128;
    private static final double PER_MINUTE = 10;
    private static final double MINUTE = 60_000;
    private static final SurgeRules RULES = new SurgeRules(SurgeSettings.DEFAULT);

    /** Plays arrivals from one time to another, in minutes, at a multiple of the profile's rate. */
    private static final class Stream {

        final Random random;
        final List<Surge> told = new ArrayList<>();
        ArrivalWatch watch = ArrivalWatch.from(0);
        double now;

        Stream(long seed) {
            random = new Random(seed);
        }

        Stream play(double until, double ratio) {
            double lastLook = watch.lastAt() / MINUTE;
            while (now < until) {
                double next = ratio == 0
                        ? Double.POSITIVE_INFINITY
                        : now - Math.log(1 - random.nextDouble()) / (PER_MINUTE * ratio);
                for (double look = lastLook + 0.5; look < Math.min(next, until); look = lastLook + 0.5) {
                    lastLook = look;
                    note(RULES.quiet(watch, millis(look), expected(look)));
                }
                now = Math.min(next, until);
                if (next < until) {
                    note(RULES.arrival(watch, millis(next), expected(next)));
                    lastLook = next;
                }
            }
            return this;
        }

        private double expected(double at) {
            return (millis(at) - watch.lastAt()) / MINUTE * PER_MINUTE;
        }

        private static long millis(double minutes) {
            return Math.round(minutes * MINUTE);
        }

        private void note(SurgeRules.Step step) {
            watch = step.watch();
            step.surge().ifPresent(told::add);
        }
    }

    /** Gamma with mean 1 and shape 27, by summing exponentials. */
    private static double busyness(Random random) {
        double sum = 0;
        for (int i = 0; i < 27; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum / 27;
    }

    @Test
    void aFloodOfTwiceAsManyIsFoundInThreeAndAHalfMinutesOnAverage() {
        double delay = 0;
        double onsetError = 0;
        int runs = 2_000;
        int found = 0;
        for (int run = 0; run < runs; run++) {
            Stream stream = new Stream(SEED + run);
            double level = busyness(stream.random);
            stream.play(240, level);
            stream.told.clear();
            stream.watch = new ArrivalWatch(
                    stream.watch.lastAt(),
                    stream.watch.half(),
                    stream.watch.triple(),
                    stream.watch.third(),
                    stream.watch.upSince(),
                    stream.watch.downSince(),
                    stream.watch.observed(),
                    stream.watch.expected(),
                    null);
            stream.play(300, 2 * level);
            if (!stream.told.isEmpty()) {
                found++;
                delay += stream.told.get(0).detectedAt() / MINUTE - 240;
                onsetError += Math.abs(stream.told.get(0).onsetAt() / MINUTE - 240);
            }
        }
        System.out.printf("found %d of %d, mean delay %.2f min, onset off by %.2f min%n", found, runs, delay / found, onsetError / found);
        assertThat(found).isEqualTo(runs);
        assertThat(delay / found).as("seed " + SEED).isLessThan(3.5);
    }

    @Test
    void falseAlarmsAreAtMostOneAWeekPerKey() {
        int weeks = 100;
        int alarms = 0;
        for (int week = 0; week < weeks; week++) {
            Stream stream = new Stream(SEED * 31 + week);
            stream.play(1_440, 1);
            stream.told.clear();
            for (int day = 1; day <= 7; day++) {
                stream.play(1_440.0 * (day + 1), 1);
            }
            alarms += (int) stream.told.stream().filter(surge -> surge.kind() != Kind.RELEASED).count();
        }
        System.out.printf("false alarms a week %.2f%n", alarms / (double) weeks);
        assertThat(alarms).as("in %d weeks of seed %d", weeks, SEED).isLessThanOrEqualTo(weeks);
    }

    @Test
    void anOutageIsFoundAndItsEndIsTold() {
        Stream stream = new Stream(SEED).play(240, 1);
        assertThat(stream.told).isEmpty();
        stream.play(260, 0).play(300, 1);

        assertThat(stream.told).extracting(Surge::kind).containsExactly(Kind.COLLAPSE, Kind.RELEASED);
        assertThat(stream.told.get(0).detectedAt() / MINUTE).isBetween(240.5, 243.0);
    }

    @Test
    void timeThatRunsBackIsRefused() {
        assertThatThrownBy(() -> RULES.arrival(ArrivalWatch.from(10), 9, 1)).hasMessageContaining("time runs back");
        assertThatThrownBy(() -> new SurgeSettings(0, 1, 1, 1, 1)).hasMessageContaining("threshold 0.0");
    }
}
