package io.switchboard.deploy;

import io.switchboard.board.Board.Glance;
import io.switchboard.board.Rate;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/** Reads off what a demo shows: the board, the broker's offsets and the clocks' own time. */
final class DemoGauges implements AutoCloseable {

    /** The vertex of the SLA job that keeps the clocks. */
    static final String CLOCKS = "sla clocks";

    /** The SLA job's consumer group, unless its config says otherwise. */
    private static final String GROUP = "sla";

    private static final Duration WINDOW = Duration.ofSeconds(5);

    private final LocalCluster cluster;
    private final Demo.Request request;
    private final DemoTraffic traffic;
    private final JobLag lag;
    private final Rate events = new Rate(WINDOW);
    private final Rate escalations = new Rate(WINDOW);
    private final long start = System.nanoTime();
    private Instant clocksAt;
    private Duration firstEscalation;

    DemoGauges(LocalCluster cluster, Demo.Request request, DemoTraffic traffic) {
        this.cluster = cluster;
        this.request = request;
        this.traffic = traffic;
        Layout layout = cluster.layout();
        this.lag = new JobLag(
                layout.bootstrapServers(),
                GROUP,
                Set.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS),
                layout.partitions());
    }

    DemoFrame read(String job, String notice) {
        OptionalLong time = cluster.rest().watermark(job, CLOCKS);
        if (time.isPresent()) { // a job that restarts has none for a while
            clocksAt = Instant.ofEpochMilli(time.getAsLong());
        }
        long lagRecords = lag.records();
        Instant fedTo = traffic.fed().at();
        Glance glance = traffic.glance();
        long now = System.nanoTime();
        Duration elapsed = Duration.ofNanos(now - start);
        if (firstEscalation == null && glance.escalations() > 0) {
            firstEscalation = elapsed;
        }
        return new DemoFrame(
                elapsed,
                request.limit(),
                request.speed().factor(),
                fedTo,
                clocksAt,
                glance,
                events.perSecond(now, glance.events()),
                escalations.perSecond(now, glance.escalations()),
                lagRecords,
                firstEscalation,
                notice);
    }

    @Override
    public void close() {
        lag.close();
    }
}
