package io.switchboard.bench;

import java.util.stream.DoubleStream;

/** The figure in the middle: no round alone decides. */
public final class Median {

    private Median() {}

    /** Of one figure or more, in any order. */
    public static double of(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
