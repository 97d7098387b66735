package io.switchboard.bench;

import io.switchboard.bench.contest.Course;
import io.switchboard.bench.contest.Meter;
import io.switchboard.bench.contest.Reader;
import io.switchboard.bench.desk.Desk;
import io.switchboard.bench.desk.Feed;
import io.switchboard.deploy.ClusterException;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A desk whose tickets are open, and the SLA job that has taken them in: both go on as events happen. */
final class Shift implements AutoCloseable {

    private static final String GROUP = "bench-live";
    private static final Duration FAR = Duration.ofDays(3_000);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration CATCHING_UP = Duration.ofMinutes(2);

    /** The tickets that are open have been there for as long: what was due of them is told before one looks. */
    private static final Duration BEFORE = Duration.ofHours(2);

    private final int rate;
    private final Feed feed;
    private final Desk desk;
    private final Meter meter;
    private final Reader.Running job;

    /** @param rate events a second */
    private Shift(int rate, Feed feed, Desk desk, Meter meter, Reader.Running job) {
        this.rate = rate;
        this.feed = feed;
        this.desk = desk;
        this.meter = meter;
        this.job = job;
    }

    /** Returns when the job has taken in all tickets that are open. */
    static Shift begin(Grounds grounds, Plan plan, int rate) {
        return begin(grounds, plan, rate, Promises.SHORT);
    }

    /** The same under other promises. */
    static Shift begin(Grounds grounds, Plan plan, int rate, String promises) {
        Instant start = Instant.now().minus(BEFORE);
        Desk desk = plan.desk(BEFORE.dividedBy(4L * plan.open()), start);
        Reader job = OurJob.named("live", grounds, promises, Map.of("fastEscalations", "true"));
        Feed feed = new Feed(grounds.bootstrapServers());
        feed.beat(Topics.CALL_EVENTS, Grounds.PARTITIONS, start.plus(FAR));
        long opened = feed.open(desk);
        Course course = Course.untimed(grounds.bootstrapServers(), grounds.files(), opened, plan.open());
        Meter meter = new Meter(grounds.bootstrapServers(), Topics.TICKET_EVENTS);
        Shift shift = new Shift(rate, feed, desk, meter, job.start(course, GROUP));
        boolean isBegun = false;
        try {
            shift.work(A_MOMENT); // until then time stands where the tickets were opened
            meter.await(opened, GROUP, shift.job);
            isBegun = true;
            return shift;
        } finally {
            if (!isBegun) {
                shift.close();
            }
        }
    }

    /** Events happen for so long. */
    Feeding work(Duration howLong) {
        long before = feed.written();
        long began = System.nanoTime();
        desk.goOn(Instant.now(), Duration.ofSeconds(1).dividedBy(rate));
        Duration latest = feed.live(desk, Instant.now().plus(howLong));
        return new Feeding(rate, feed.written() - before, (System.nanoTime() - began) / 1e9, latest);
    }

    /** So many tickets open in one moment, which is now, and nobody answers them; tells when that was. */
    Instant rush(int tickets) {
        Instant now = Instant.now();
        for (int i = 0; i < tickets; i++) {
            feed.write(desk.opensBeside(now));
        }
        return now;
    }

    /**
     * Events go on happening until the job has handled those that happened by now, and what it told of them is committed.
     *
     * @throws ClusterException if it has fallen too far behind
     */
    void untilHandled() {
        long all = feed.written();
        long began = System.nanoTime();
        while (meter.committed(GROUP) < all) {
            job.check();
            if (System.nanoTime() - began > CATCHING_UP.toNanos()) {
                throw new ClusterException(
                        "The job has fallen behind: %d s later it has not handled what happened at %,d events/s"
                                .formatted(CATCHING_UP.toSeconds(), rate));
            }
            work(A_MOMENT);
        }
    }

    Reader.Running job() {
        return job;
    }

    @Override
    public void close() {
        job.close();
        meter.close();
        feed.close();
    }
}
