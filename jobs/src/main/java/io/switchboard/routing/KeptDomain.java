package io.switchboard.routing;

/**
 * How far a domain has come, and where its items went; see {@link Counts}.
 *
 * @param now epoch milliseconds
 */
public record KeptDomain(long now, long in, long assigned, long abandoned, long refused, long flowedOut) {}
