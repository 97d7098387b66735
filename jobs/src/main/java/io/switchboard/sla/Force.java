package io.switchboard.sla;

import io.switchboard.event.Priority;

/**
 * One clock that a fold plays alone, as if the item had always been held to it: for a policy that is attached late
 * a new priority, or a version that counts from the start.
 *
 * @param version 0 for whichever was in force
 * @param priority null for the item's own
 */
record Force(String policyId, String clock, int version, Priority priority) {}
