package io.switchboard.intake;

import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.policy.Facts;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Tracking;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where an item stood when it was last heard of, as far as somebody is asked for it by that. What is not known is null.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param at epoch milliseconds
 * @param version the id of its last event
 * @param over settled, or ended in another way
 * @param clocks those that have not ended
 */
public record Seen(
        String itemId,
        ItemType type,
        String customerId,
        long at,
        String version,
        Status status,
        String statusReason,
        Priority priority,
        String category,
        String channel,
        String language,
        String region,
        String group,
        String assignee,
        int answers,
        int reassignments,
        int reopens,
        boolean over,
        List<Live> clocks) {

    static Seen in(Tracking tracking) {
        ItemSnapshot item = tracking.snapshot();
        return new Seen(
                tracking.itemId(),
                tracking.type(),
                tracking.customerId(),
                tracking.at().toEpochMilli(),
                tracking.version(),
                item.status(),
                tracking.statusReason(),
                item.priority(),
                item.category(),
                tracking.channel(),
                tracking.language(),
                item.region(),
                item.group(),
                item.assignee() == null || item.assignee().isBlank() ? null : item.assignee(),
                tracking.answers(),
                tracking.reassignments(),
                tracking.reopens(),
                tracking.ended() != null
                        || (item.status() != null && item.status().isSettled()),
                tracking.clocks().stream()
                        .filter(clock -> clock.verdict() == null)
                        .map(Live::of)
                        .toList());
    }

    /** Open, and ours to work on; whether anybody does is another question. */
    boolean isToBeWorkedOn() {
        return !over && (status == Status.NEW || status == Status.OPEN || status == Status.QUEUED);
    }

    /** A call with somebody, whoever that is. */
    boolean isTalking() {
        return status == Status.CONNECTED || status == Status.WRAP_UP;
    }

    boolean isCallBackInTheQueue(Seen before) {
        return status == Status.QUEUED && before.isTalking() && assignee != null && assignee.equals(before.assignee);
    }

    /** The earliest time by which it has to be done. */
    OptionalLong due(Duty duty) {
        return clocks.stream()
                .filter(clock -> clock.isDueBy(duty))
                .mapToLong(Live::dueAt)
                .min();
    }

    Facts facts(Customer customer) {
        return new Facts(
                new Facts.ItemFacts(
                        itemId,
                        type.name(),
                        word(status),
                        statusReason,
                        word(priority),
                        category,
                        channel,
                        language,
                        region,
                        group,
                        assignee,
                        "",
                        "",
                        answers,
                        reassignments,
                        reopens),
                customer == null
                        ? new Facts.CustomerFacts(customerId, 0, "", "")
                        : new Facts.CustomerFacts(customerId, tier(customer), customer.contract(), customer.region()),
                null);
    }

    static int tier(Customer customer) {
        return customer == null || customer.tier() == null ? 0 : customer.tier();
    }

    private static String word(Enum<?> value) {
        return value == null ? "" : value.name();
    }
}
