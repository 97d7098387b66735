package io.switchboard.bench;

import java.util.List;

/** What the benchmark measures, in this order. */
@SuppressWarnings("ImmutableEnumChecker") // lists that nobody can change
enum Measure {
    /** Events a second, side by side. */
    RATES("eventsPerSecond", "ratios", "ratioSpreads"),
    /** The same of ours, with more and more open tickets. */
    GROWTH("growth", "growths", "growthPoints"),
    /** From a deadline to when a reader sees it. */
    LATENCY("latencyMs", "latencies"),
    /** From the death of a TaskManager to when a reader sees a deadline again. */
    RESTORE("restores"),
    /** From a moment in which many clocks are due to when a reader has seen all. */
    BURST("bursts");

    private final List<String> keys;

    Measure(String... keys) {
        this.keys = List.of(keys);
    }

    /** Under which its figures are kept. */
    List<String> keys() {
        return keys;
    }
}
