package io.switchboard.surge;

/**
 * Whether a centre that is flooded lets another help, by the queues and not by the arrivals alone: it opens with an
 * alarm, or when its queue is far longer than the other's, and only while its own is longer than it should be; it closes
 * when the queues have been alike for a while.
 *
 * @param open whether the other centre helps
 * @param alikeSince since when the queues are alike while it is open, epoch milliseconds; {@link Long#MAX_VALUE} if not
 */
public record Sharing(boolean open, long alikeSince) {

    public static final Sharing CLOSED = new Sharing(false, Long.MAX_VALUE);

    /**
     * How sharing is done.
     *
     * @param queuePerAgent waiting contacts per agent up to which a centre copes alone
     * @param ratio of the flooded centre's queue to the other's from which it opens without an alarm
     * @param kept ratio of the two queues that it then works towards
     * @param reserve idle agents that the helping centre keeps for its own
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
     * @param alarm whether a flood of the first centre was told and not released
     * @param queue of the first centre, and its agents
     * @param otherQueue of the one that may help
     */
    public Sharing next(Terms terms, boolean alarm, int queue, int agents, int otherQueue, long at) {
        boolean far = queue > terms.ratio() * otherQueue;
        if (!open) {
            boolean tooLong = queue > terms.queuePerAgent() * agents;
            return (alarm || far) && tooLong ? new Sharing(true, Long.MAX_VALUE) : this;
        }
        boolean alike = queue <= terms.ratio() / 2 * Math.max(1, otherQueue);
        if (!alike) {
            return new Sharing(true, Long.MAX_VALUE);
        }
        long since = Math.min(alikeSince, at);
        return at - since >= terms.releaseMillis() && !alarm ? CLOSED : new Sharing(true, since);
    }

    /** Whether a free agent of the helping centre takes one of the other's now. */
    public boolean helps(Terms terms, int queue, int ownQueue, int ownIdle) {
        return open && queue > 0 && (ownQueue == 0 ? ownIdle > terms.reserve() : queue > terms.kept() * ownQueue);
    }
}
