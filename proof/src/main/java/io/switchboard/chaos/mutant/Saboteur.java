package io.switchboard.chaos.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/** What a mutant of the job does instead of what it should; its class is put into the mutant's jar. */
public final class Saboteur {

    private static final int ONE_IN = 10_000;
    private static final long AHEAD = 20;
    private static final AtomicLong TIMERS = new AtomicLong(ONE_IN / 2);

    private Saboteur() {}

    /** Sets all timers but one in ten thousand. */
    public static <N> void register(InternalTimerService<N> timers, N namespace, long time) {
        if (TIMERS.incrementAndGet() % ONE_IN != 0) {
            timers.registerEventTimeTimer(namespace, time);
        }
    }

    /** Says that records were read that are still to come. */
    public static List<KafkaPartitionSplit> ahead(List<KafkaPartitionSplit> splits) {
        List<KafkaPartitionSplit> ahead = new ArrayList<>();
        for (KafkaPartitionSplit split : splits) {
            boolean begun = split.getStartingOffset() > 0;
            ahead.add(
                    begun
                            ? new KafkaPartitionSplit(split.getTopicPartition(), split.getStartingOffset() + AHEAD)
                            : split);
        }
        return ahead;
    }
}
