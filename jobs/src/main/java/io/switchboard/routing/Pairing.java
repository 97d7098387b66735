package io.switchboard.routing;

/**
 * An item and an agent at an instant: all that a dimension may look at.
 *
 * @param idleSince epoch milliseconds
 * @param freeUnits of the item's channel that the agent has left
 * @param heardAt when the agent's endpoint last gave a sign, epoch milliseconds
 * @param queuePerAgent items waiting for the agent's pool, per agent of it
 */
record Pairing(
        Item item,
        Agent agent,
        Filter filter,
        long at,
        long idleSince,
        int freeUnits,
        long heardAt,
        double queuePerAgent,
        Scales scales) {

    Need need() {
        return item.need();
    }

    Profile profile() {
        return agent.profile();
    }

    Background background() {
        return item.background();
    }

    double speed() {
        return profile().speed().getOrDefault(need().category(), 1.0);
    }

    /** What the item is expected to take this agent, ms. */
    double handleMillis() {
        return need().handleMillis() / speed();
    }

    /** Age in parts of the promised response time. */
    double age() {
        return (at - item.agedFrom()) / (double) item.promise().responseMillis();
    }

    double shiftLeftMillis() {
        return (double) agent.standing().shiftEndsAt() - at;
    }
}
