package io.switchboard.sla;

import io.switchboard.event.Priority;
import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;

/** Finds what a clock is held to. */
record Promises(PolicyBook book) {

    Promise of(Clock clock) {
        return of(clock, clock.priority());
    }

    Promise of(Clock clock, Priority priority) {
        return Promise.of(policy(clock).rule(clock.kind().name()), priority);
    }

    Policy policy(Clock clock) {
        return book.policy(clock.policyId(), clock.policyVersion());
    }
}
