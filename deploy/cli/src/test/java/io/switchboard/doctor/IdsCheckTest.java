package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Seven sinks of two subtasks each. */
class IdsCheckTest {

    private static final Optional<Duration> WEEK = Optional.of(Duration.ofDays(7));

    @Test
    void aWeekOfACheckpointASecondIsTooMuchToRemember() {
        one(
                new IdsCheck(7, 2, WEEK, flink("1 s")),
                Level.WARN,
                "14 with each checkpoint, 8,467,200 remembered at a time",
                "transactional.id.expiration.ms, which is 604800000, to some 19 h");
    }

    @Test
    void aWeekOfACheckpointAMinuteIsNot() {
        ok(new IdsCheck(7, 2, WEEK, flink("1 min")));
    }

    @Test
    void whatIsAdvisedIsOk() {
        ok(new IdsCheck(7, 2, Optional.of(Duration.ofHours(19)), flink("1 s")));
    }

    @Test
    void howManyIsNotKnownWithoutBrokersOrCheckpoints() {
        one(new IdsCheck(7, 2, Optional.empty(), flink("1 s")), Level.SKIPPED, "do not tell", "DESCRIBE_CONFIGS");
        one(new IdsCheck(7, 2, WEEK, Optional.empty()), Level.SKIPPED, "not known", "--flink-conf");
    }

    private static Optional<FlinkSettings> flink(String interval) {
        return Optional.of(new FlinkSettings(Map.of("execution.checkpointing.interval", interval)));
    }
}
