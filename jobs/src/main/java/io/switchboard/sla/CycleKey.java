package io.switchboard.sla;

/** Names one cycle of one clock within its item, whatever version of the policy it is under. */
record CycleKey(String policyId, String clock, String cycle) {}
