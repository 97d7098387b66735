package io.switchboard.job;

import io.switchboard.event.TicketEvent;
import io.switchboard.sla.TicketEventSerializer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Ticket events that cross the network packed, as what our job sends does. */
public final class PackedEvents {

    /** For {@code returns}. */
    public static final TypeInformation<TicketEvent> TYPE =
            new SerializedType<>(TicketEvent.class, new TicketEventSerializer());

    private PackedEvents() {}
}
