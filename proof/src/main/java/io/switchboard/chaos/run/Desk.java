package io.switchboard.chaos.run;

/**
 * What all runs of a report have in common: a seed with another is another run.
 *
 * @param engine which job, see {@link Engine}
 * @param seconds how long the desk works
 * @param rate events a second, about
 */
record Desk(String engine, int seconds, int rate) {}
