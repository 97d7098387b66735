package io.switchboard.event;

import java.time.Instant;

/**
 * How hard a resource of a customer was used when somebody looked. All shares are 0 to 1; what was not measured is null, and
 * something was.
 *
 * @param eventId names this measurement for ever; the same id of the same resource is a duplicate
 * @param resource such as a virtual machine or a disk
 * @param vcpu use of the virtual processors
 * @param memoryFragmentation share of the memory that is fragmented
 * @param diskIops share of the disk operations per second that are allowed
 * @param bandwidth share of the bandwidth that is allowed
 */
public record HealthSignal(
        String eventId,
        String customerId,
        String resource,
        Instant at,
        Double vcpu,
        Double memoryFragmentation,
        Double diskIops,
        Double bandwidth) {

    /** Epoch milliseconds. */
    public long millis() {
        return at.toEpochMilli();
    }
}
