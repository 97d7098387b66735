package io.switchboard.deploy;

import io.switchboard.board.Board.Glance;
import java.time.Duration;
import java.time.Instant;

/**
 * A demo as it stands, looked at about once a second.
 *
 * @param elapsed since the feed began, of our time
 * @param limit after which it ends by itself; null for never
 * @param fedTo the event time the feed has come to; null before its first event
 * @param clocksAt the event time the SLA clocks have come to, as old as Flink's metrics are, a second or two; null while they have none
 * @param lagRecords records fed that no checkpoint of the job covers yet
 * @param firstEscalation how long after the feed began the first escalation could be read; null before
 * @param notice what happened last to the cluster; null for nothing
 */
public record DemoFrame(
        Duration elapsed,
        Duration limit,
        double speed,
        Instant fedTo,
        Instant clocksAt,
        Glance glance,
        double eventsPerSecond,
        double escalationsPerSecond,
        long lagRecords,
        Duration firstEscalation,
        String notice) {

    /** How far the clocks are behind the feed, in event time; null while either has no time. */
    public Duration lagTime() {
        if (fedTo == null || clocksAt == null) {
            return null;
        }
        Duration lag = Duration.between(clocksAt, fedTo);
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    public boolean isLast() {
        return limit != null && elapsed.compareTo(limit) >= 0;
    }
}
