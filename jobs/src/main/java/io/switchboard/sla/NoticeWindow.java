package io.switchboard.sla;

/**
 * What one recipient was told in the present window.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param since when the window began, in epoch milliseconds
 * @param told how many notices, one by one
 */
public record NoticeWindow(long since, int told) {}
