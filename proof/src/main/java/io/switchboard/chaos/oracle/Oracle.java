package io.switchboard.chaos.oracle;

import io.switchboard.chaos.feed.Sent;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the job has to tell of a log, worked out from the rules alone: it shares nothing with the job but its values. */
public final class Oracle {

    private Oracle() {}

    /**
     * The folded truth of {@code log}.
     *
     * @param policies a policy document
     */
    public static Expected expected(String policies, Timing timing, List<Sent> log) {
        return new Expected(Map.of(), Map.of(), List.of(), List.of());
    }

    /** What the config of the job says of time. */
    public record Timing(Duration outOfOrderness, Duration allowedLateness) {}
}
