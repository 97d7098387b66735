package io.switchboard.bench;

/** What the benchmark measures, in this order. */
enum Measure {
    /** Events a second, side by side. */
    RATES,
    /** The same of ours, with ten times as many open tickets. */
    GROWTH,
    /** From a deadline to when a reader sees it. */
    LATENCY
}
