package io.switchboard.bench;

import io.switchboard.bench.contest.Contestant;
import io.switchboard.bench.contest.Course;
import io.switchboard.bench.contest.Latencies;
import io.switchboard.bench.contest.Meter;
import io.switchboard.bench.contest.Watch;
import io.switchboard.bench.desk.Access;
import io.switchboard.bench.desk.Desk;
import io.switchboard.bench.desk.Feed;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A desk at work as its events happen: how long after a deadline a reader sees what is told of it.
 *
 * @param rate events a second
 * @param warm how long the desk works before one looks
 * @param window how long one looks
 */
record Live(int open, Access access, int rate, Duration warm, Duration window) {

    private static final String GROUP = "bench-live";
    private static final Duration FAR = Duration.ofDays(3_000);

    /** The tickets that are open have been there for as long: what was due of them is told before one looks. */
    private static final Duration BEFORE = Duration.ofHours(2);

    /** What was due at the end is seen by then, unless the job has fallen behind. */
    private static final Duration REST = Duration.ofSeconds(5);

    /**
     * Deadlines and when they were seen.
     *
     * @param committed by readers of what is committed
     * @param fast by readers of the fast topic
     */
    record Seen(Live live, Latencies committed, Latencies fast) {}

    Seen watch(Grounds grounds) {
        Instant start = Instant.now().minus(BEFORE);
        Desk desk = new Desk(1, open, access, BEFORE.dividedBy(4L * open), start);
        try (Feed feed = new Feed(grounds.bootstrapServers())) {
            feed.beat(Topics.CALL_EVENTS, Grounds.PARTITIONS, start.plus(FAR));
            long opened = feed.open(desk);
            Course course = new Course(
                    grounds.bootstrapServers(), grounds.files(), opened, opened, Duration.ZERO, Duration.ZERO);
            Contestant job = OurJob.named("live", grounds, Promises.SHORT, Map.of("fastEscalations", "true"));
            try (Meter meter = new Meter(grounds.bootstrapServers(), Topics.TICKET_EVENTS);
                    Contestant.Running running = job.start(course, GROUP)) {
                desk.goOn(Instant.now(), Duration.ofSeconds(1).dividedBy(rate));
                feed.live(desk, Instant.now().plusSeconds(1)); // until then time stands where the tickets were opened
                meter.await(opened, GROUP, running);
                return watch(grounds, desk, feed);
            }
        }
    }

    private Seen watch(Grounds grounds, Desk desk, Feed feed) {
        Watch committed = new Watch(grounds.bootstrapServers(), Topics.ESCALATIONS);
        Watch fast = new Watch(grounds.bootstrapServers(), Topics.ESCALATIONS_FAST);
        try (committed;
                fast) {
            desk.goOn(Instant.now(), Duration.ofSeconds(1).dividedBy(rate));
            feed.live(desk, Instant.now().plus(warm));
            committed.begin();
            fast.begin();
            feed.live(desk, Instant.now().plus(window));
            committed.end();
            fast.end();
            feed.live(desk, Instant.now().plus(REST));
        }
        return new Seen(this, committed.latencies(), fast.latencies());
    }
}
