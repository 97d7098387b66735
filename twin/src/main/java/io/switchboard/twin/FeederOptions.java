package io.switchboard.twin;

import java.time.Duration;
import java.time.Instant;

/**
 * How a feed is sent.
 *
 * @param source who feeds, as heartbeats say it
 * @param beatEvery event time after which a heartbeat is due
 * @param beatAfterRecords records after which one is due, however little time has passed
 * @param disorder how much older than the newest event an event of the feed may be; heartbeats stay behind by as much
 * @param until what happened later is not fed, and the last heartbeat says that this time has come; null for the end of
 *     the feed
 */
public record FeederOptions(
        String source, Speed speed, Duration beatEvery, int beatAfterRecords, Duration disorder, Instant until) {

    public FeederOptions {
        if (beatEvery.compareTo(Duration.ZERO) <= 0 || beatAfterRecords < 1) {
            throw new FeedException("heartbeats every " + beatEvery + " and " + beatAfterRecords
                    + " records: both have to be positive, such as PT1H and 10000");
        }
        if (disorder.isNegative()) {
            throw new FeedException("a disorder of " + disorder + " is none; give PT0S or more");
        }
    }

    /** As fast as it goes, in order, to the end; a heartbeat every hour of event time. */
    public static FeederOptions fullSpeed(String source) {
        return new FeederOptions(source, Speed.FULL, Duration.ofHours(1), 10_000, Duration.ZERO, null);
    }

    /** A heartbeat for every second of ours, so that a demo's clocks move as smoothly as its viewer's. */
    public static FeederOptions paced(String source, Speed speed) {
        Duration second = Duration.ofMillis(Math.max(1, Math.round(speed.factor() * 1_000)));
        return new FeederOptions(source, speed, second, 10_000, Duration.ZERO, null);
    }

    public FeederOptions until(Instant end) {
        return new FeederOptions(source, speed, beatEvery, beatAfterRecords, disorder, end);
    }

    public FeederOptions disordered(Duration bound) {
        return new FeederOptions(source, speed, beatEvery, beatAfterRecords, bound, until);
    }

    public FeederOptions beating(Duration every, int afterRecords) {
        return new FeederOptions(source, speed, every, afterRecords, disorder, until);
    }
}
