package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PauseTest {

    private final AtomicLong clock = new AtomicLong(1_000);
    private final AtomicLong heard = new AtomicLong();

    @Test
    void whatComesBetweenEventsDoesNotEndIt() {
        Pause pause = after(10);
        for (int i = 1; i < Pause.SILENCE; i++) {
            assertThat(pause.isOver()).as("piece %d, no event", i).isFalse();
        }
        heard.incrementAndGet();
        for (int i = 0; i < Pause.SILENCE; i++) {
            assertThat(pause.isOver()).as("piece %d after an event", i).isFalse();
        }
        assertThat(pause.isOver()).isTrue();
    }

    @Test
    void itLastsAsLongAsTheTurnBeforeItWhileEventsCome() {
        Pause pause = after(10);
        for (int i = 0; i < 10; i++) {
            assertThat(pause.isOver()).isFalse();
            heard.addAndGet(100);
            clock.incrementAndGet();
        }
        assertThat(pause.isOver()).isTrue();
    }

    private Pause after(long millis) {
        Turn turn = new Turn(clock::get);
        clock.addAndGet(millis);
        return new Pause(turn, clock::get, heard::get);
    }
}
