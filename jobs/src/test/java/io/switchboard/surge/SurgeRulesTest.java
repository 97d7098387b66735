package io.switchboard.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.surge.Surge.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Simulated arrivals, ten a minute at the busiest hour of a bank; how busy each day is, is by chance. What is usual is known
 * here, and nobody has to learn it: with what it has learned itself the job is held to the same by the twin's
 * AlarmStudyTest.
 */
class SurgeRulesTest {

    private static final long SEED = 20261128;
    private static final double PER_MINUTE = 10;
    private static final double MINUTE = 60_000;
    private static final double DAY = 1_440;
    private static final double LOOK_EVERY = 0.5;
    private static final SurgeRules RULES = new SurgeRules(SurgeSettings.DEFAULT);

    /** Of the day, hour by hour from midnight, in parts of the busiest. */
    private static final double[] PROFILE = {
        .037, .015, .007, .003, .003, .008, .044, .291, .627, .876, 1, .871, .779, .819, .865, .863, .826, .665, .569,
        .463, .416, .429, .387, .298
    };

    /** Arrivals of a key from its beginning, in minutes. */
    private static final class Stream {

        private final Random random;
        private final List<Surge> told = new ArrayList<>();
        private ArrivalWatch watch = ArrivalWatch.from(0);
        private double now;

        Stream(long seed) {
            random = new Random(seed);
        }

        /** At a rate that the profile expects in part or in times. */
        void play(double until, double expected, double ratio) {
            while (now < until) {
                double gap = ratio == 0
                        ? Double.POSITIVE_INFINITY
                        : -Math.log(1 - random.nextDouble()) / (PER_MINUTE * expected * ratio);
                double next = now + gap;
                look(Math.min(next, until), expected);
                now = Math.min(next, until);
                if (next < until) {
                    note(RULES.arrival(watch, millis(next), due(next, expected)));
                }
            }
        }

        private void look(double until, double expected) {
            for (double at = watch.lastAt() / MINUTE + LOOK_EVERY; at < until; at += LOOK_EVERY) {
                note(RULES.quiet(watch, millis(at), due(at, expected)));
            }
        }

        private double due(double at, double expected) {
            return (millis(at) - watch.lastAt()) / MINUTE * PER_MINUTE * expected;
        }

        private void note(SurgeRules.Step step) {
            watch = step.watch();
            step.surge().ifPresent(told::add);
        }

        private static long millis(double minutes) {
            return Math.round(minutes * MINUTE);
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
        double onset = 0;
        int found = 0;
        int runs = 1_000;
        for (int run = 0; run < runs; run++) {
            Stream stream = new Stream(SEED + run);
            stream.play(240, 1, 1);
            stream.told.clear();
            boolean idle = stream.watch.open() == null;
            stream.play(300, 1, 2);
            if (idle && !stream.told.isEmpty()) {
                found++;
                delay += stream.told.get(0).detectedAt() / MINUTE - 240;
                onset += Math.abs(stream.told.get(0).onsetAt() / MINUTE - 240);
            }
        }
        assertThat(found).as("of %d, seed %d", runs, SEED).isGreaterThan(990);
        assertThat(delay / found).as("minutes, seed %d", SEED).isLessThan(3.5);
        assertThat(onset / found).as("minutes by which the onset is off").isLessThan(2);
    }

    @Test
    void falseAlarmsAreAtMostOneAWeekPerKeyThoughEachDayIsBusyInItsOwnWay() {
        int weeks = 100;
        long alarms = 0;
        for (int week = 0; week < weeks; week++) {
            Stream stream = new Stream(SEED * 31 + week);
            for (int day = 0; day <= 7; day++) {
                if (day == 1) {
                    stream.told.clear();
                }
                double busy = busyness(stream.random);
                for (int hour = 0; hour < PROFILE.length; hour++) {
                    stream.play(day * DAY + (hour + 1) * 60, PROFILE[hour], busy);
                }
            }
            alarms += stream.told.stream()
                    .filter(surge -> surge.kind() != Kind.RELEASED)
                    .count();
        }
        assertThat(alarms).as("in %d weeks of seed %d", weeks, SEED).isLessThanOrEqualTo(weeks);
    }

    /** A third more than in the morning are no flood, but sooner or later they look like one. */
    @Test
    void aDayThatIsBusierThanItsMorningIsNotTakenForAFloodUntilItsEndAndHalfADayOfTwiceAsManyIs() {
        int busier = 0;
        int flooded = 0;
        for (int run = 0; run < 100; run++) {
            busier += isFlooded(SEED + run, 12, 1.35) ? 1 : 0;
            flooded += isFlooded(SEED + run, 12, 2) ? 1 : 0;
        }
        assertThat(busier).as("of 100, seed %d", SEED).isLessThan(10);
        assertThat(flooded).as("of 100, seed %d", SEED).isEqualTo(100);
    }

    private static boolean isFlooded(long seed, int hours, double times) {
        Stream stream = new Stream(seed);
        stream.play(240, 1, 1);
        stream.play(240 + hours * 60, 1, times);
        return stream.watch.open() == Kind.FLOOD;
    }

    @Test
    void callersWhoAllComeBackAfterAnOutageAreAFlood() {
        Stream stream = new Stream(SEED);
        stream.play(240, 1, 1);
        stream.play(260, 1, 0);
        stream.play(300, 1, 3);

        assertThat(stream.told).extracting(Surge::kind).containsExactly(Kind.COLLAPSE, Kind.FLOOD);
        assertThat(stream.told.get(1).detectedAt() / MINUTE).isBetween(260.0, 263.0);
    }

    @Test
    void anOutageInTheMiddleOfAFloodIsFound() {
        Stream stream = new Stream(SEED);
        stream.play(240, 1, 1);
        stream.play(300, 1, 2);
        stream.play(320, 1, 0);

        assertThat(stream.told).extracting(Surge::kind).containsExactly(Kind.FLOOD, Kind.COLLAPSE);
        assertThat(stream.told.get(1).detectedAt() / MINUTE).isBetween(300.0, 303.0);
    }

    @Test
    void anOutageIsFoundAndItsEndIsTold() {
        Stream stream = new Stream(SEED);
        stream.play(240, 1, 1);
        assertThat(stream.told).isEmpty();
        stream.play(260, 1, 0);
        stream.play(300, 1, 1);

        assertThat(stream.told).extracting(Surge::kind).containsExactly(Kind.COLLAPSE, Kind.RELEASED);
        assertThat(stream.told.get(0).detectedAt() / MINUTE).isBetween(240.5, 244.0);
        assertThat(stream.told.get(0).onsetAt() / MINUTE).isBetween(238.0, 241.0);
    }

    @Test
    void whatIsTooMuchIsCountedFromTheOnsetOn() {
        Stream stream = new Stream(SEED);
        stream.play(240, 1, 1);
        stream.play(270, 1, 3);

        double minutes = 270 - stream.watch.upSince() / MINUTE;
        assertThat(stream.watch.excess())
                .as("twice as much as is usual in %s minutes, seed %d", minutes, SEED)
                .isBetween(0.85 * 2 * PER_MINUTE * minutes, 1.15 * 2 * PER_MINUTE * minutes);
    }

    @Test
    void timeThatRunsBackIsRefused() {
        assertThatThrownBy(() -> RULES.arrival(ArrivalWatch.from(10), 9, 1)).hasMessageContaining("time runs back");
        assertThatThrownBy(() -> new SurgeSettings(0, 1, 1, 1, 1)).hasMessageContaining("threshold 0.0");
    }
}
