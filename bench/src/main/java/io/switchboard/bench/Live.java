package io.switchboard.bench;

import io.switchboard.bench.contest.Latencies;
import io.switchboard.bench.contest.Watch;
import io.switchboard.deploy.ClusterException;
import io.switchboard.wire.Topics;
import java.time.Duration;
import java.time.Instant;

/**
 * A desk at work as its events happen: how long after a deadline a reader sees what is told of it.
 *
 * @param rate events a second
 */
record Live(Plan plan, int rate) {

    /** Readers know by then what to note. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    /** What is committed is seen by then. */
    private static final Duration REST = Duration.ofSeconds(5);

    /**
     * Deadlines and when they were seen: all that fell due while one looked, however late.
     *
     * @param committed by readers of what is committed
     * @param fast by readers of the fast topic
     */
    record Seen(Live live, Feeding feeding, Latencies committed, Latencies fast) {

        /**
         * Itself.
         *
         * @throws ClusterException if nothing was seen, or not the same by both
         */
        Seen complete() {
            if (committed.count() == 0 || committed.count() != fast.count()) {
                throw new ClusterException("Readers of what is committed have seen %,d deadlines, of the fast topic %,d"
                        .formatted(committed.count(), fast.count()));
            }
            return this;
        }
    }

    Seen watch(Grounds grounds) {
        try (Shift shift = Shift.begin(grounds, plan, rate)) {
            Watch committed = new Watch(grounds.bootstrapServers(), Topics.ESCALATIONS);
            Watch fast = new Watch(grounds.bootstrapServers(), Topics.ESCALATIONS_FAST);
            Feeding feeding;
            try (committed;
                    fast) {
                shift.work(plan.extent().warm());
                feeding = watch(shift, committed, fast);
            }
            shift.job().check();
            return new Seen(this, feeding.kept(), committed.latencies(), fast.latencies()).complete();
        }
    }

    private Feeding watch(Shift shift, Watch committed, Watch fast) {
        Instant since = Instant.now().plus(AHEAD);
        Instant until = since.plus(plan.extent().watch());
        committed.between(since, until);
        fast.between(since, until);
        Feeding feeding =
                shift.work(AHEAD.plus(plan.extent().watch()).plus(AHEAD)); // and time has come beyond the last
        shift.untilHandled();
        shift.work(REST);
        return feeding;
    }
}
