package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.util.Set;

/**
 * How a domain dispatches.
 *
 * @param ageingMillis an item that waited longer outranks every newer one
 * @param offerMillis an agent has this long to accept; 0 if items are assigned without asking
 * @param declineMillis an agent who declined is not offered the item again for this long
 * @param hops declined or timed-out offers after which an item escalates
 * @param most items that may wait; more are refused
 * @param exclusive channels an item of which takes all of its agent
 * @param explains whether decisions carry their candidates
 * @param sharing when pools help others
 */
public record Settings(
        long ageingMillis,
        long offerMillis,
        long declineMillis,
        int hops,
        int most,
        Set<Channel> exclusive,
        boolean explains,
        Sharing.Terms sharing) {

    public static final Settings DEFAULT = new Settings(
            86_400_000, 20_000, 1_800_000, 3, Integer.MAX_VALUE, Set.of(Channel.PHONE), true, Sharing.Terms.DEFAULT);

    /** With the usual terms of sharing. */
    public Settings(
            long ageingMillis,
            long offerMillis,
            long declineMillis,
            int hops,
            int most,
            Set<Channel> exclusive,
            boolean explains) {
        this(ageingMillis, offerMillis, declineMillis, hops, most, exclusive, explains, Sharing.Terms.DEFAULT);
    }

    public Settings {
        exclusive = Set.copyOf(exclusive);
        if (ageingMillis <= 0 || offerMillis < 0 || declineMillis <= 0 || hops < 1 || most < 0) {
            throw new IllegalArgumentException(
                    "ageing %d ms, offer %d ms, decline %d ms, %d hops, %d waiting: ageing, decline and hops must be above 0, the rest 0 or more"
                            .formatted(ageingMillis, offerMillis, declineMillis, hops, most));
        }
    }
}
