package io.switchboard.sla;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Packs {@link ArmedMinutes}: a month of closed items has an end in nearly every minute, and all are written with each
 * checkpoint. A minute is its distance from the last.
 */
final class ArmedMinutesSerializer extends PackedSerializer<ArmedMinutes> {

    private static final long serialVersionUID = 1;

    private transient Packing out;
    private transient Unpacking in;

    @Override
    public void serialize(ArmedMinutes armed, DataOutputView to) throws IOException {
        if (out == null) {
            out = new Packing();
        }
        out.begin();
        out.number(armed.minutes().size());
        long last = 0;
        for (ArmedMinute each : armed.minutes()) {
            out.number(each.minute() - last);
            out.number(each.items());
            last = each.minute();
        }
        out.finish(to);
    }

    @Override
    public ArmedMinutes deserialize(DataInputView from) throws IOException {
        if (in == null) {
            in = new Unpacking();
        }
        in.begin(from);
        int count = in.count();
        List<ArmedMinute> minutes = new ArrayList<>(count);
        long minute = 0;
        for (int i = 0; i < count; i++) {
            minute += in.number();
            minutes.add(new ArmedMinute(minute, in.number()));
        }
        in.finish();
        return new ArmedMinutes(minutes);
    }

    @Override
    public ArmedMinutesSerializer duplicate() {
        return new ArmedMinutesSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ArmedMinutes> snapshotConfiguration() {
        return new ArmedMinutesSerializerSnapshot();
    }

    /** Public for Flink. */
    public static final class ArmedMinutesSerializerSnapshot extends SimpleTypeSerializerSnapshot<ArmedMinutes> {

        public ArmedMinutesSerializerSnapshot() {
            super(ArmedMinutesSerializer::new);
        }
    }
}
