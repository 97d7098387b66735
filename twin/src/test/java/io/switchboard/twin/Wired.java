package io.switchboard.twin;

import io.switchboard.event.CallEvent;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.TicketEvent;
import io.switchboard.wire.Codec;
import io.switchboard.wire.WireFormat;

/** Feeds as they are written for the jobs, and back. */
public final class Wired {

    public static final Packer PACKER =
            new Packer(WireFormat.AVRO_SINGLE_OBJECT.ticketEvents(), WireFormat.AVRO_SINGLE_OBJECT.callEvents());
    public static final Codec<Heartbeat> HEARTBEATS = WireFormat.AVRO_SINGLE_OBJECT.heartbeats();

    private Wired() {}

    public static TicketEvent ticket(Parcel parcel) {
        return PACKER.tickets().decode(parcel.bytes());
    }

    public static CallEvent call(Parcel parcel) {
        return PACKER.calls().decode(parcel.bytes());
    }
}
