package io.switchboard.bench.contest;

/**
 * How fast records were handled.
 *
 * @param records that were counted, between two commits of the consumer group
 * @param seconds between those commits
 */
public record Pace(long records, double seconds) {

    public double perSecond() {
        return records / seconds;
    }
}
