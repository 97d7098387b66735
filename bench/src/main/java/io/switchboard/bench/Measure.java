package io.switchboard.bench;

/** What the benchmark measures, in this order. */
enum Measure {
    /** Events a second, side by side. */
    RATES,
    /** The same of ours, with more and more open tickets. */
    GROWTH,
    /** From a deadline to when a reader sees it. */
    LATENCY,
    /** From the death of a TaskManager to when a reader sees a deadline again. */
    RESTORE
}
