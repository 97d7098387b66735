package io.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No pure part has become slower or fatter than bench/gate.json says. */
@Tag("alone")
class A26SpeedGateIT {

    /** Of parts that seem to be lost it measures nine rounds. */
    private static final Duration LIMIT = Duration.ofMinutes(12);

    @Test
    void whatThePartsCostIsWhatTheyDidWhenTheirCostsWereKept() {
        Command gate = Command.switchboard(LIMIT, "bench", "gate", "--short");

        assertThat(gate.exitCode())
                .as("%s%n%s%nIs the change worth it? ./switchboard bench gate --write", gate.out(), gate.err())
                .isZero();
    }
}
