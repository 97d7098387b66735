package io.switchboard.bench.contest;

import io.switchboard.deploy.FlinkRest.CheckpointCosts;

/**
 * How fast records were handled.
 *
 * @param records that were counted, between two commits of the consumer group
 * @param seconds between those commits
 * @param stateBytes of its checkpoint when all tickets were open; 0 if it does not tell
 * @param checkpoints what all of them cost, those of the warming up included; null if it has none
 */
public record Pace(long records, double seconds, long stateBytes, CheckpointCosts checkpoints) {

    public double perSecond() {
        return records / seconds;
    }
}
