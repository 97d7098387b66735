package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockCheckTest {

    @Test
    void whatCanHaveBeenTheSameTimeIsNoSkew() {
        assertThat(Probe.ahead(1_000, 900, 1_100)).isZero();
        assertThat(Probe.ahead(1_200, 900, 1_100)).isEqualTo(Duration.ofMillis(100));
        assertThat(Probe.ahead(850, 900, 1_100)).isEqualTo(Duration.ofMillis(-50));
    }

    @Test
    void upToASecondIsOkMoreIsWarnedOfAndAMinuteFails() {
        ok(skewed(Duration.ofSeconds(-1)));
        one(skewed(Duration.ofMillis(1_001)), Level.WARN, "broker 1 is 1001 ms ahead of us", "NTP");
        one(skewed(Duration.ofSeconds(-61)), Level.FAIL, "broker 1 is 61000 ms behind us", "more than PT5M");
    }

    @Test
    void aBrokerThatWasNotMeasuredIsSaid() {
        one(
                new ClockCheck(Duration.ofMinutes(5), 3, Map.of(1, Duration.ZERO), Optional.of("no answer in time")),
                Level.SKIPPED,
                "1 of 3 brokers were measured (no answer in time)");
    }

    private static ClockCheck skewed(Duration ahead) {
        return new ClockCheck(Duration.ofMinutes(5), 1, Map.of(1, ahead), Optional.empty());
    }
}
