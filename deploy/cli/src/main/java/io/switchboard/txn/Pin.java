package io.switchboard.txn;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * What an open transaction does to a partition: no reader of committed records gets past its beginning.
 *
 * @param from its first record; empty if the partition's leader does not know of it any more
 * @param coordinatorEpoch of the coordinator that began it
 * @param lastStable how far readers of committed records get
 * @param end how far the partition goes
 */
public record Pin(TopicPartition partition, OptionalLong from, int coordinatorEpoch, long lastStable, long end) {

    /** How many records wait behind it, or behind another one of the same partition. */
    public long heldBack() {
        return Math.max(0, end - lastStable);
    }
}
