package io.switchboard.routing;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All gates and all weighed dimensions of one item and one agent: 28 of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScoreBenchmark {

    private static final int MANY = 1_024;

    private final Weights weights = Weights.defaults(Scales.DEFAULT);
    private final Pairing[] pairings = new Pairing[MANY];
    private int next;

    /** More of them than a branch predictor learns by heart. */
    @Setup
    public void meet() {
        Throng throng = new Throng(new Random(20_261_127), 5);
        for (int i = 0; i < MANY; i++) {
            Item item = throng.item("item" + i, Throng.NINE);
            long at = Throng.NINE + 60_000L * (i % 60);
            pairings[i] = new Pairing(
                    item, throng.agent("agent" + i), Filter.NONE, at, at - 1_000L * i, 1, at, i % 7, Scales.DEFAULT);
        }
    }

    @Benchmark
    public double scoreOf28Dimensions() {
        Pairing pairing = pairings[next];
        next = (next + 1) % MANY;
        return Score.isOpen(pairing) ? Score.of(pairing, weights) : 0;
    }

    /** Without looking whether a gate is closed. */
    @Benchmark
    public double sumOfTheWeighed() {
        Pairing pairing = pairings[next];
        next = (next + 1) % MANY;
        return Score.of(pairing, weights);
    }
}
