package io.switchboard.wire;

import io.switchboard.event.Heartbeat;
import java.time.Instant;
import org.apache.avro.Schema;

/** Time as the input topics show it. */
final class HeartbeatShape implements Shape<Heartbeat, io.switchboard.schema.Heartbeat> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Heartbeat> type() {
        return Heartbeat.class;
    }

    @Override
    public Schema schema() {
        return io.switchboard.schema.Heartbeat.getClassSchema();
    }

    @Override
    public Instant at(Heartbeat heartbeat) {
        return heartbeat.at();
    }

    @Override
    public Heartbeat fromAvro(io.switchboard.schema.Heartbeat heartbeat) {
        return new Heartbeat(Field.instant("at", heartbeat.getAt()), Field.text("source", heartbeat.getSource()));
    }

    @Override
    public io.switchboard.schema.Heartbeat toAvro(Heartbeat heartbeat) {
        return new io.switchboard.schema.Heartbeat(heartbeat.at(), heartbeat.source());
    }
}
