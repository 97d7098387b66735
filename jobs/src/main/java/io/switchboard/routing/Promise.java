package io.switchboard.routing;

/**
 * What the contract promises for an item.
 *
 * @param responseMillis time from its routing age's start until the first response is due
 * @param resolutionMillis time from entry until it is to be resolved; 0 if nothing is promised
 * @param penalty euro per breach: how dear a breach is, and the weight c of the item's class
 */
public record Promise(long responseMillis, long resolutionMillis, double penalty) {

    public Promise {
        if (responseMillis <= 0 || resolutionMillis < 0 || !(penalty >= 0)) {
            throw new IllegalArgumentException(
                    "a promise of %d ms to respond, %d ms to resolve and %s euro: give a response time above 0, the rest 0 or more"
                            .formatted(responseMillis, resolutionMillis, penalty));
        }
    }
}
