package io.switchboard.customer;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;

/**
 * Something happened to an item of a customer.
 *
 * @param customerId null where the event does not say
 * @param at epoch milliseconds
 * @param over nothing more is expected to happen to it
 */
public record ItemSeen(String customerId, String itemId, ItemType type, long at, boolean over) {

    public static ItemSeen in(TicketEvent event) {
        boolean gone =
                switch (event.kind()) {
                    case MERGED, DELETED, SPAM -> true;
                    case CREATED, UPDATED, MESSAGE -> event.status() == Status.CLOSED;
                };
        return new ItemSeen(
                event.customerId(), event.itemId(), ItemType.TICKET, event.at().toEpochMilli(), gone);
    }

    public static ItemSeen in(CallEvent event) {
        boolean gone =
                switch (event.kind()) {
                    case ABANDONED, ENDED -> true;
                    case OFFERED, QUEUED, ANSWERED, TRANSFERRED, CALLBACK_REQUESTED, HELD, RESUMED -> event.status()
                            == Status.ENDED;
                };
        return new ItemSeen(
                event.customerId(), event.itemId(), ItemType.CALL, event.at().toEpochMilli(), gone);
    }
}
