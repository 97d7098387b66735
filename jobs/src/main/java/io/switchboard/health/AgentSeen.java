package io.switchboard.health;

/**
 * Who had an item of the customer.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at the first instant of the last hour in which that was so; epoch milliseconds
 */
public record AgentSeen(String agentId, long at) {}
