package io.switchboard.routing;

/** What becomes of an item when all steps of its plan have expired. */
public enum FinalStep {
    /** Anyone in the pools of the plan, whatever the skills; only what is hard stays. */
    ANY_IN_POOL,
    /** It leaves for the pool that the plan names, through the topic between domains. */
    OVERFLOW,
    /** It keeps waiting as in the last step, and somebody is told. */
    HOLD_AND_ESCALATE
}
