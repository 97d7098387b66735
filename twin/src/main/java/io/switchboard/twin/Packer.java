package io.switchboard.twin;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.TicketEvent;
import io.switchboard.wire.Codec;

/** Packs events for their topics, in the bytes the job expects there. */
public record Packer(Codec<TicketEvent> tickets, Codec<CallEvent> calls) {

    public Parcel pack(TicketEvent event) {
        return new Parcel(ItemType.TICKET, event.itemId(), event.at(), place(event.sequence()), tickets.encode(event));
    }

    public Parcel pack(CallEvent event) {
        return new Parcel(ItemType.CALL, event.itemId(), event.at(), place(event.sequence()), calls.encode(event));
    }

    private static long place(Long sequence) {
        return sequence == null ? 0 : sequence;
    }
}
