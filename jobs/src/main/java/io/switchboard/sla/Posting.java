package io.switchboard.sla;

import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.TicketEvent;

/**
 * An entry on its way to the ledger of its item.
 *
 * @param tide how far time had come in the partition it was read from, in epoch milliseconds, MIN_VALUE before the first
 *     stamp there; null for what comes from where no time passes
 */
public record Posting(String itemId, ItemType type, Entry entry, Long tide) {

    Posting(String itemId, ItemType type, Entry entry) {
        this(itemId, type, entry, null);
    }

    public static Posting of(TicketEvent event) {
        return new Posting(event.itemId(), ItemType.TICKET, Entry.of(event));
    }

    public static Posting of(CallEvent event) {
        return new Posting(event.itemId(), ItemType.CALL, Entry.of(event));
    }

    public static Posting of(Ack ack) {
        return new Posting(ack.itemId(), ack.items(), Entry.of(ack));
    }

    /** What has become known of the customer of an item. */
    public static Posting of(Customer customer, String itemId, ItemType type) {
        return new Posting(itemId, type, Entry.of(customer));
    }

    /** The same, read when time had come to {@code time} in its partition. */
    public Posting at(long time) {
        return new Posting(itemId, type, entry, time);
    }

    /** How far time had come where it was read; {@code everywhere} if none passes there. */
    long reached(long everywhere) {
        return tide == null ? everywhere : tide;
    }

    /**
     * Lateness is what the log says: nothing is too late that was written where no time passes, as acknowledgements are.
     * How far time has come elsewhere when it is read depends on who reads faster.
     */
    boolean isTooLate(long latenessMs) {
        return tide != null && entry.at() < Math.max(tide, 0) - latenessMs;
    }

    /** Names the ledger: a ticket and a call may have the same id. */
    public String key() {
        return type + "/" + itemId;
    }
}
