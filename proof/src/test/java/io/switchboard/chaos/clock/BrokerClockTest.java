package io.switchboard.chaos.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerClockTest {

    @TempDir
    Path folder;

    @Test
    void aClockThatNobodyAskedHasToldNoOtherTime() {
        BrokerClock clock = new BrokerClock(folder);
        System.setProperty(LooseClock.FILE, folder.resolve("ahead-ms").toString());

        clock.set(600_000);
        assertThat(clock.isTold()).isFalse();

        LooseClock.milliseconds();
        assertThat(clock.isTold()).isTrue();

        clock.set(0);
        assertThat(clock.isTold()).isFalse();
    }
}
