package io.switchboard.sla;

import io.switchboard.event.Channel;
import io.switchboard.event.TicketEvent;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Packs a ticket event as {@link PostingSerializer} packs what our job sends: a limit must not be slower than what it limits. */
public final class TicketEventSerializer extends PackedSerializer<TicketEvent> {

    private static final long serialVersionUID = 1;

    private transient Packing out;
    private transient Unpacking in;

    @Override
    public void serialize(TicketEvent event, DataOutputView to) throws IOException {
        if (out == null) {
            out = new Packing();
        }
        out.begin();
        out.text(event.eventId());
        out.text(event.itemId());
        out.text(event.customerId());
        time(event.at());
        out.text(event.kind().name());
        if (out.flag(event.sequence() != null)) {
            out.number(event.sequence());
        }
        time(event.createdAt());
        out.word(Codes.STATUSES, event.status());
        out.text(event.statusReason());
        out.word(Codes.PRIORITIES, event.priority());
        out.text(event.category());
        out.text(event.channel() == null ? null : event.channel().name());
        out.text(event.language());
        out.text(event.region());
        out.text(event.group());
        out.text(event.assignee());
        out.word(Codes.AUTHORS, event.author());
        out.word(Codes.VISIBILITIES, event.visibility());
        out.text(event.mergedInto());
        time(event.targetAt());
        out.word(Codes.DIRECTIONS, event.direction());
        out.text(event.intent());
        out.text(event.actor());
        out.finish(to);
    }

    private void time(Instant at) {
        out.time(at == null ? 0 : at.toEpochMilli());
    }

    @Override
    public TicketEvent deserialize(DataInputView from) throws IOException {
        if (in == null) {
            in = new Unpacking();
        }
        in.begin(from);
        TicketEvent event = new TicketEvent(
                in.text(),
                in.text(),
                in.text(),
                time(),
                TicketEvent.Kind.valueOf(in.text()),
                in.flag() ? (Long) in.number() : null,
                time(),
                in.word(Codes.STATUSES),
                in.text(),
                in.word(Codes.PRIORITIES),
                in.text(),
                channel(in.text()),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.word(Codes.AUTHORS),
                in.word(Codes.VISIBILITIES),
                in.text(),
                time(),
                in.word(Codes.DIRECTIONS),
                in.text(),
                in.text());
        in.finish();
        return event;
    }

    private Instant time() {
        long millis = in.time();
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static Channel channel(String name) {
        return name == null ? null : Channel.valueOf(name);
    }

    @Override
    public TicketEventSerializer duplicate() {
        return new TicketEventSerializer();
    }

    @Override
    public TypeSerializerSnapshot<TicketEvent> snapshotConfiguration() {
        return new TicketEventSerializerSnapshot();
    }

    /** Public for Flink. */
    public static final class TicketEventSerializerSnapshot extends SimpleTypeSerializerSnapshot<TicketEvent> {

        public TicketEventSerializerSnapshot() {
            super(TicketEventSerializer::new);
        }
    }
}
