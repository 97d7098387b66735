package io.switchboard.sla;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Packs a {@link Posting} on its way from one task to another. Both ends are of the same release, so there is no version; in
 * state a posting is kept as Flink keeps any record.
 */
public final class PostingSerializer extends PackedSerializer<Posting> {

    private static final long serialVersionUID = 1;

    private transient Packing out;
    private transient Unpacking in;

    @Override
    public void serialize(Posting posting, DataOutputView to) throws IOException {
        if (out == null) {
            out = new Packing();
        }
        out.begin();
        out.text(posting.itemId());
        out.word(Codes.TYPES, posting.type());
        out.part(posting.entry(), EntryFormat::pack);
        if (out.flag(posting.tide() != null)) {
            out.time(posting.tide());
        }
        out.finish(to);
    }

    @Override
    public Posting deserialize(DataInputView from) throws IOException {
        if (in == null) {
            in = new Unpacking();
        }
        in.begin(from);
        Posting posting = new Posting(
                in.text(), in.word(Codes.TYPES), in.part(EntryFormat::unpack), in.flag() ? in.time() : null);
        in.finish();
        return posting;
    }

    @Override
    public PostingSerializer duplicate() {
        return new PostingSerializer();
    }

    @Override
    public TypeSerializerSnapshot<Posting> snapshotConfiguration() {
        return new PostingSerializerSnapshot();
    }

    /** Public for Flink. */
    public static final class PostingSerializerSnapshot extends SimpleTypeSerializerSnapshot<Posting> {

        public PostingSerializerSnapshot() {
            super(PostingSerializer::new);
        }
    }
}
