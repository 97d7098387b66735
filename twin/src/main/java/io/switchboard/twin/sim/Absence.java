package io.switchboard.twin.sim;

/**
 * For a while some agents of a team are not there: a meeting, an outage of their telephones, a wave of flu.
 *
 * @param share of the team, 0 to 1
 * @param fromMillis from the beginning, as {@code untilMillis}
 */
record Absence(String team, double share, long fromMillis, long untilMillis) {}
