package io.switchboard.sla;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.TicketEvent;

/** An entry on its way to the ledger of its item. */
public record Posting(String itemId, ItemType type, Entry entry) {

    public static Posting of(TicketEvent event) {
        return new Posting(event.itemId(), ItemType.TICKET, Entry.of(event));
    }

    public static Posting of(CallEvent event) {
        return new Posting(event.itemId(), ItemType.CALL, Entry.of(event));
    }

    /** Names the ledger: a ticket and a call may have the same id. */
    public String key() {
        return type + "/" + itemId;
    }
}
