package io.switchboard.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.Schema;

/** Refused records as their topic shows them. */
final class DeadLetterShape implements Shape<DeadLetter, io.switchboard.schema.DeadLetter> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<DeadLetter> type() {
        return DeadLetter.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.DeadLetter.getClassSchema();
    }

    /** A record that was refused has no time that we would believe. */
    @Override
    public Instant at(DeadLetter deadLetter) {
        return null;
    }

    @Override
    public DeadLetter fromAvro(io.switchboard.schema.DeadLetter deadLetter) {
        ByteBuffer buffer = deadLetter.getBytes();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new DeadLetter(
                deadLetter.getTopic(),
                deadLetter.getPartition(),
                deadLetter.getOffset(),
                bytes,
                deadLetter.getReason());
    }

    @Override
    public io.switchboard.schema.DeadLetter toAvro(DeadLetter deadLetter) {
        return new io.switchboard.schema.DeadLetter(
                deadLetter.topic(),
                deadLetter.partition(),
                deadLetter.offset(),
                ByteBuffer.wrap(deadLetter.bytes()),
                deadLetter.reason());
    }
}
