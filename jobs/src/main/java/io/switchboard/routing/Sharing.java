package io.switchboard.routing;

/**
 * Whether a pool that is flooded is helped by another, by their queues: help opens when its queue is longer than it should be
 * and far longer than the other's; it closes when the queues have been alike for a while.
 *
 * @param open whether the other pool helps
 * @param alikeSince since when the queues are alike while it is open, epoch milliseconds; {@link Long#MAX_VALUE} if not
 */
public record Sharing(boolean open, long alikeSince) {

    public static final Sharing CLOSED = new Sharing(false, Long.MAX_VALUE);

    /**
     * How sharing is done.
     *
     * @param queuePerAgent waiting items per agent up to which a pool copes alone
     * @param ratio of the flooded pool's queue to the other's from which it opens
     * @param kept ratio of the two queues that it then works towards
     * @param reserve idle agents that the helping pool keeps for its own
     * @param releaseMillis the queues must be alike for so long, under half of {@code ratio}
     */
    public record Terms(double queuePerAgent, double ratio, double kept, int reserve, long releaseMillis) {

        public static final Terms DEFAULT = new Terms(0.1, 3, 1, 2, 300_000);

        public Terms {
            if (!(queuePerAgent >= 0 && ratio > 0 && kept > 0 && reserve >= 0 && releaseMillis > 0)) {
                throw new IllegalArgumentException(
                        "queue %s per agent, ratio %s, kept %s, reserve %d, release after %d ms: none may be below 0, ratios and release not 0"
                                .formatted(queuePerAgent, ratio, kept, reserve, releaseMillis));
            }
        }
    }

    /**
     * After something has changed.
     *
     * @param queue of the first pool, and its agents
     * @param otherQueue of the one that may help
     */
    public Sharing next(Terms terms, int queue, int agents, int otherQueue, long at) {
        boolean far = queue > terms.ratio() * otherQueue;
        if (!open) {
            boolean tooLong = queue > terms.queuePerAgent() * agents;
            return far && tooLong ? new Sharing(true, Long.MAX_VALUE) : this;
        }
        boolean alike = queue <= terms.ratio() / 2 * Math.max(1, otherQueue);
        if (!alike) {
            return new Sharing(true, Long.MAX_VALUE);
        }
        long since = Math.min(alikeSince, at);
        return at - since >= terms.releaseMillis() ? CLOSED : new Sharing(true, since);
    }

    /** When it closes if nothing changes; {@link Long#MAX_VALUE} if it stays. */
    long endsAt(Terms terms) {
        return open && alikeSince != Long.MAX_VALUE ? alikeSince + terms.releaseMillis() : Long.MAX_VALUE;
    }

    /** Whether a free agent of the helping pool takes one of the other's now. */
    public boolean helps(Terms terms, int queue, int ownQueue, int ownIdle) {
        return open && queue > 0 && (ownQueue == 0 ? ownIdle > terms.reserve() : queue > terms.kept() * ownQueue);
    }
}
