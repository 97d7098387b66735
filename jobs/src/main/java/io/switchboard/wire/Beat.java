package io.switchboard.wire;

import io.switchboard.event.Heartbeat;
import java.time.Instant;

/** A heartbeat on its way to one partition. */
public record Beat(String topic, int partition, Instant at, String source) {

    Heartbeat heartbeat() {
        return new Heartbeat(at, source);
    }
}
