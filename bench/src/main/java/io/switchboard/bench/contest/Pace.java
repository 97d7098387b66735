package io.switchboard.bench.contest;

import java.time.Duration;

/**
 * How fast records were handled.
 *
 * @param perSecond the slope of all commits while the time was taken
 * @param records from the first of these commits to the last
 * @param seconds from the first of these commits to the last
 * @param warmSeconds for which it had worked with all tickets open
 * @param opened its checkpoint when all tickets were open
 * @param end its checkpoint at the end
 * @param leastHeapBytes the least that its heap held while the time was taken; 0 if it does not tell
 * @param checkpoints what those cost that were completed while the time was taken; null if there were none
 */
public record Pace(
        double perSecond,
        long records,
        double seconds,
        double warmSeconds,
        Footprint opened,
        Footprint end,
        long leastHeapBytes,
        CheckpointCosts checkpoints) {

    /** Of one that tells nothing else. */
    public static Pace of(long records, double seconds) {
        return new Pace(records / seconds, records, seconds, 0, Footprint.NONE, Footprint.NONE, 0, null);
    }

    /** The same of one that worked for so long before. */
    public Pace afterWarming(Duration warm) {
        double before = warm.toMillis() / 1e3;
        return new Pace(perSecond, records, seconds, before, opened, end, leastHeapBytes, checkpoints);
    }
}
