package io.switchboard.doctor;

import io.switchboard.deploy.ClusterException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Flink is configured with, as far as it decides about transactions; what is not set has Flink 2.2's default. */
public record FlinkSettings(Map<String, String> values) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,15})\\s*([a-zµ]*)");

    public FlinkSettings {
        values = Map.copyOf(values);
    }

    /** The same, where the other one does not say otherwise. */
    public FlinkSettings with(FlinkSettings other) {
        Map<String, String> both = new HashMap<>(values);
        both.putAll(other.values);
        return new FlinkSettings(both);
    }

    public int parallelism() {
        return number("parallelism.default", 1);
    }

    /** Empty where nothing is checkpointed. */
    Optional<Duration> interval() {
        return Optional.of(duration("execution.checkpointing.interval", Duration.ZERO))
                .filter(interval -> !interval.isZero());
    }

    Duration checkpointTimeout() {
        return duration("execution.checkpointing.timeout", Duration.ofMinutes(10));
    }

    Duration minPause() {
        return duration("execution.checkpointing.min-pause", Duration.ZERO);
    }

    int tolerableFailures() {
        return number("execution.checkpointing.tolerable-failed-checkpoints", 0);
    }

    boolean isExactlyOnce() {
        return value("execution.checkpointing.mode").orElse("EXACTLY_ONCE").equalsIgnoreCase("EXACTLY_ONCE");
    }

    boolean keepsCheckpoints() {
        return value("execution.checkpointing.externalized-checkpoint-retention")
                .filter(kept -> kept.equalsIgnoreCase("RETAIN_ON_CANCELLATION"))
                .isPresent();
    }

    Optional<String> checkpointDirectory() {
        return value("execution.checkpointing.dir").or(() -> value("state.checkpoints.dir"));
    }

    /** Until a process that died is missed. */
    Duration heartbeatTimeout() {
        return duration("heartbeat.timeout", Duration.ofSeconds(50));
    }

    /** The longest pause between a failure and the restart. */
    Duration restartDelay() {
        return switch (restartStrategy()) {
            case "none", "off", "disable" -> Duration.ZERO;
            case "fixed-delay", "fixeddelay" -> duration("restart-strategy.fixed-delay.delay", Duration.ofSeconds(1));
            case "failure-rate", "failurerate" -> duration(
                    "restart-strategy.failure-rate.delay", Duration.ofSeconds(1));
            default -> duration("restart-strategy.exponential-delay.max-backoff", Duration.ofMinutes(1));
        };
    }

    boolean restarts() {
        return !Set.of("none", "off", "disable").contains(restartStrategy());
    }

    /** As it is where nobody says how often. */
    boolean restartsOnce() {
        return switch (restartStrategy()) {
            case "fixed-delay", "fixeddelay" -> number("restart-strategy.fixed-delay.attempts", 1) <= 1;
            case "failure-rate", "failurerate" -> number("restart-strategy.failure-rate.max-failures-per-interval", 1)
                    <= 1;
            default -> false;
        };
    }

    /** Completed checkpoints that are there at a time. */
    int retained() {
        return number("execution.checkpointing.num-retained", 1);
    }

    private String restartStrategy() {
        return value("restart-strategy.type").orElse("exponential-delay").toLowerCase(Locale.ROOT);
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    private int number(String key, int otherwise) {
        return value(key)
                .map(value -> {
                    try {
                        return Integer.parseInt(value);
                    } catch (NumberFormatException e) {
                        throw new ClusterException(
                                "%s is '%s' in Flink's config; write a number".formatted(key, value), e);
                    }
                })
                .orElse(otherwise);
    }

    /** As Flink writes it: 500 ms, 2 min; a number alone is of milliseconds. */
    private Duration duration(String key, Duration otherwise) {
        return value(key)
                .map(value -> {
                    Matcher duration = DURATION.matcher(value.strip().toLowerCase(Locale.ROOT));
                    if (!duration.matches()) {
                        throw unreadable(key, value);
                    }
                    return unit(duration.group(2))
                            .map(unit -> unit.multipliedBy(Long.parseLong(duration.group(1))))
                            .orElseThrow(() -> unreadable(key, value));
                })
                .orElse(otherwise);
    }

    private static Optional<Duration> unit(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "", "ms", "milli", "millis", "millisecond", "milliseconds" -> Duration.ofMillis(1);
                    case "s", "sec", "secs", "second", "seconds" -> Duration.ofSeconds(1);
                    case "m", "min", "minute", "minutes" -> Duration.ofMinutes(1);
                    case "h", "hour", "hours" -> Duration.ofHours(1);
                    case "d", "day", "days" -> Duration.ofDays(1);
                    case "µs", "micro", "micros", "microsecond", "microseconds" -> Duration.ofNanos(1_000);
                    case "ns", "nano", "nanos", "nanosecond", "nanoseconds" -> Duration.ofNanos(1);
                    default -> null;
                });
    }

    private static ClusterException unreadable(String key, String value) {
        return new ClusterException(
                "%s is '%s' in Flink's config; write a duration such as 2 min".formatted(key, value));
    }
}
