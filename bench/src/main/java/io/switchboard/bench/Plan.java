package io.switchboard.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.bench.desk.Access;
import io.switchboard.bench.desk.Customers;
import io.switchboard.bench.desk.Desk;
import java.time.Duration;
import java.time.Instant;

/**
 * What is measured, and on what desk.
 *
 * @param open tickets that are open
 * @param parallelism of the jobs, and of what is beside them
 */
record Plan(int open, Access access, Customers customers, int parallelism, Extent extent) {

    /** When a desk begins whose events are written as fast as can be. */
    static final Instant BEGINNING = Instant.parse("2026-03-02T00:00:00Z");

    /** Between two of its events: its tickets live for days. */
    private static final Duration STEP = Duration.ofMillis(300);

    private static final long SEED = 1;

    /** The same with another desk. */
    Plan with(int tickets, Access how) {
        return new Plan(tickets, how, customers, parallelism, extent);
    }

    /** At which nothing has happened yet. */
    Desk desk() {
        return desk(STEP, BEGINNING);
    }

    /** At which nothing has happened yet. */
    Desk desk(Duration step, Instant start) {
        return new Desk(SEED, open, access, customers, step, start);
    }

    /** What has to be the same where figures are compared. */
    void tell(ObjectNode json) {
        json.put("openTickets", open)
                .put("access", access.name())
                .put("customers", customers.name())
                .put("parallelism", parallelism)
                .put("glance", extent.isGlance());
    }
}
