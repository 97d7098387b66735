package io.switchboard.wire;

import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A partition as it is kept: where to read on, and how far its stamps had come there. */
final class TidalSplit extends KafkaPartitionSplit {

    private final long newest;

    /** @param newest the latest stamp of what was read, in epoch milliseconds; MIN_VALUE for none */
    TidalSplit(KafkaPartitionSplit split, long newest) {
        super(
                split.getTopicPartition(),
                split.getStartingOffset(),
                split.getStoppingOffset().orElse(NO_STOPPING_OFFSET));
        this.newest = newest;
    }

    long newest() {
        return newest;
    }

    /** What earlier releases kept, and what has just been discovered, has no time yet. */
    static long newest(KafkaPartitionSplit split) {
        return split instanceof TidalSplit tidal ? tidal.newest : Long.MIN_VALUE;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && newest == newest((KafkaPartitionSplit) other);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Long.hashCode(newest);
    }
}
