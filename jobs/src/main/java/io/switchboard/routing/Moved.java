package io.switchboard.routing;

/**
 * Where an item went on that overflowed.
 *
 * @param to the other domain, and its plan
 * @param at when it left, epoch milliseconds
 */
public record Moved(String to, long at) {}
