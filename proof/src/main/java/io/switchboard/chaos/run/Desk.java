package io.switchboard.chaos.run;

/**
 * What all runs of a report have in common: a seed with another is another run.
 *
 * @param engine which job, see {@link Print}
 * @param judge which harness: faults, oracle and judge, with what they read
 * @param faults which kinds seeds draw from
 * @param seconds how long the desk works
 * @param rate events a second, about
 */
record Desk(String engine, String judge, String faults, int seconds, int rate) {}
