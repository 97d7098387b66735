package io.switchboard.routing;

import java.util.Collection;

/** What surges count: that an item has come. What becomes of it afterwards is no arrival, however often it enters. */
final class FirstArrival {

    private FirstArrival() {}

    /**
     * Whether the request brings an item for the first time: it did not overflow from another domain, had not waited before and is
     * given back now, and was not rejected. One that is refused did come.
     *
     * @param rulings all that was decided when it happened
     */
    static boolean is(Request request, Collection<Ruling> rulings) {
        return request.kind() == Request.Kind.ENTER
                && !request.isTransfer()
                && request.item().enteredAt() == request.at()
                && rulings.stream().noneMatch(ruling -> isRejected(request.itemId(), ruling.decision()));
    }

    private static boolean isRejected(String itemId, Decision decision) {
        return decision.verdict() == Verdict.REJECTED && decision.itemId().equals(itemId);
    }
}
