package io.switchboard.routing;

import java.util.Map;
import java.util.Objects;

/**
 * An item that waits or is offered. It carries its plan as it was planned with.
 *
 * @param step of the plan, from 0
 * @param alarmAt when an offer is over, epoch milliseconds
 * @param offeredTo null while it waits
 * @param hops offers that came back
 * @param declinedUntil by agent, epoch milliseconds
 */
public record KeptItem(
        Item item,
        Plan plan,
        int step,
        long alarmAt,
        String offeredTo,
        int hops,
        boolean escalated,
        Map<String, Long> declinedUntil) {

    public KeptItem {
        declinedUntil = Map.copyOf(Objects.requireNonNullElse(declinedUntil, Map.of()));
    }
}
