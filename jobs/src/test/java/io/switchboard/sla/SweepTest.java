package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepTest {

    private final Stream<String> many = IntStream.range(0, 1_000).mapToObj(i -> "TICKET/" + i);

    private final List<String> visited = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(1_000);

    @Test
    void itStopsWhenItsTimeIsUpAndGoesOnWhereItStopped() throws Exception {
        try (Sweep sweep = new Sweep(many, 0)) {
            assertThat(sweep.some(new Turn(clock::get), this::slowly)).isTrue();
            assertThat(visited).as("four visits of 3 ms are more than 10 ms").hasSize(4);
            sweep.some(new Turn(clock::get), this::slowly);
            assertThat(visited).hasSize(8).doesNotHaveDuplicates();
        }
    }

    @Test
    void itStopsAfterManyVisitsEvenIfTheClockDoesNotTick() throws Exception {
        try (Sweep sweep = new Sweep(many, 0)) {
            int slices = 1;
            while (sweep.some(new Turn(clock::get), visited::add)) {
                slices++;
            }
            assertThat(slices).isEqualTo(1_000 / Turn.MOST);
            assertThat(visited).hasSize(1_000).doesNotHaveDuplicates();
            assertThat(sweep.visited()).isEqualTo(1_000);
        }
    }

    @Test
    void whatItWalksThroughIsClosedWithIt() {
        AtomicBoolean closed = new AtomicBoolean();
        new Sweep(Stream.of("TICKET/1").onClose(() -> closed.set(true)), 0).close();
        assertThat(closed).isTrue();
    }

    private void slowly(String item) {
        visited.add(item);
        clock.addAndGet(3);
    }
}
