package io.switchboard.bench.contest;

import io.switchboard.deploy.FlinkRest.Completed;
import java.util.Collection;

/**
 * What checkpoints cost.
 *
 * @param completed how many they were
 * @param bytes that one adds to those before it, the median
 * @param medianMs end to end
 * @param slowMs end to end, of the slowest in a hundred; of few of the slowest of all
 */
public record CheckpointCosts(int completed, long bytes, long medianMs, long slowMs) {

    /** Of one or more. */
    static CheckpointCosts of(Collection<Completed> all) {
        Latencies bytes = new Latencies();
        Latencies millis = new Latencies();
        for (Completed one : all) {
            bytes.add(one.addedBytes());
            millis.add(one.durationMs());
        }
        return new CheckpointCosts(all.size(), bytes.quantile(0.5), millis.quantile(0.5), millis.slow());
    }

    /** Which of them the slow one is. */
    public String whichIsSlow() {
        return Latencies.whichIsSlow(completed);
    }
}
