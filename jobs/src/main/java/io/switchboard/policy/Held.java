package io.switchboard.policy;

/** A clock that an item is held to, and the policy that says so. */
public record Held(Policy policy, ClockRule rule) {}
