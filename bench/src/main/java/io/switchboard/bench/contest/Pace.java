package io.switchboard.bench.contest;

/**
 * How fast records were handled.
 *
 * @param records that were counted, between two commits of the consumer group
 * @param seconds between those commits
 * @param stateBytes of its checkpoint when all tickets were open; 0 if it does not tell
 */
public record Pace(long records, double seconds, long stateBytes) {

    public double perSecond() {
        return records / seconds;
    }
}
