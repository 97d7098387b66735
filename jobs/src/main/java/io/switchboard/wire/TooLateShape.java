package io.switchboard.wire;

import io.switchboard.sla.TooLate;
import java.time.Instant;
import org.apache.avro.Schema;

/** Events beyond the allowed lateness as their topic shows them. */
final class TooLateShape implements Shape<TooLate, io.switchboard.schema.TooLate> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<TooLate> type() {
        return TooLate.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.TooLate.getClassSchema();
    }

    @Override
    public Instant at(TooLate tooLate) {
        return tooLate.at();
    }

    @Override
    public TooLate fromAvro(io.switchboard.schema.TooLate tooLate) {
        return new TooLate(
                tooLate.getEventId(),
                tooLate.getItemId(),
                tooLate.getCustomerId(),
                tooLate.getAt(),
                tooLate.getArrivedAt());
    }

    @Override
    public io.switchboard.schema.TooLate toAvro(TooLate tooLate) {
        return new io.switchboard.schema.TooLate(
                tooLate.eventId(), tooLate.itemId(), tooLate.customerId(), tooLate.at(), tooLate.arrivedAt());
    }
}
