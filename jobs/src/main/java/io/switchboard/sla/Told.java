package io.switchboard.sla;

/**
 * The last thing the world was told of one level: the head of its chain of corrections.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param level its place among the levels, when it was told
 * @param link its place in the chain; 0 is the first record, each correction adds one
 * @param live false after a WITHDRAWN
 * @param dueAt as told, in epoch milliseconds; 0 for none
 * @param print of the mark that was told
 * @param name of the level
 * @param version of the policy under which it was told
 */
public record Told(int level, int link, boolean live, long dueAt, long print, String name, int version) {}
