package io.switchboard.chaos.verdict;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the output topics ended each time when an older checkpoint was restored, what was not committed included. What stands behind
 * such an end may have been told before it; what stands between two of them may be there only once.
 */
public record Rewinds(List<Map<TopicPartition, Long>> ends) {

    public static final Rewinds NONE = new Rewinds(List.of());

    public Rewinds {
        ends = List.copyOf(ends);
    }

    /** How many rewinds a record came after. */
    int before(String topic, Seen<?> seen) {
        TopicPartition place = new TopicPartition(topic, seen.partition());
        return Math.toIntExact(ends.stream()
                .filter(end -> end.getOrDefault(place, 0L) <= seen.offset())
                .count());
    }

    int count() {
        return ends.size();
    }

    boolean any() {
        return !ends.isEmpty();
    }
}
