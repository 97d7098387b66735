package io.switchboard.chaos.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is told of one cycle and still true: each level once. */
final class Telling {

    private final String itemId;
    private final Promise promise;
    private final String cycle;
    private final Map<String, Standing> told = new TreeMap<>();

    Telling(String itemId, Promise promise, String cycle) {
        this.itemId = itemId;
        this.promise = promise;
        this.cycle = cycle;
    }

    List<Standing> all() {
        return List.copyOf(told.values());
    }

    boolean has(Rung rung) {
        return told.containsKey(rung.name());
    }

    /** False if it was not told. */
    boolean takeBack(Rung rung) {
        return told.remove(rung.name()) != null;
    }

    void tell(Rung rung, Instant at, Instant dueAt, long wallMs, long businessMs, Stand stand) {
        Instant deliverAt = rung.deliver() == null
                ? at
                : Instant.ofEpochMilli(rung.deliver().opens(at.toEpochMilli()));
        told.put(
                rung.name(),
                new Standing(
                        itemId,
                        stand.customerId(),
                        promise.clock(),
                        cycle,
                        promise.policyId(),
                        promise.version(),
                        rung.name(),
                        dueAt,
                        at,
                        wallMs,
                        businessMs,
                        stand.snapshot(),
                        deliverAt,
                        rung.recipients()));
    }
}
