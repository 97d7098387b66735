package io.switchboard.routing;

/**
 * A pair that a gate kept apart.
 *
 * @param gate id of the dimension
 */
public record Barred(String itemId, String agentId, String gate, String required, String actual) {}
