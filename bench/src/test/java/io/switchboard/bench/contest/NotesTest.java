package io.switchboard.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.deploy.FlinkRest.Completed;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NotesTest {

    private final Notes notes = new Notes();

    private static Completed checkpoint(long id, long millis) {
        return new Completed(id, 10 * id, 100 * id, millis);
    }

    @Test
    void checkpointsOfTheWarmingUpDoNotCountAndOthersCountOnce() {
        notes.before(List.of(checkpoint(2, 9_000), checkpoint(1, 9_000)));
        notes.within(List.of(checkpoint(4, 400), checkpoint(3, 300), checkpoint(2, 9_000)), OptionalLong.empty());
        notes.within(List.of(checkpoint(5, 500), checkpoint(4, 400), checkpoint(3, 300)), OptionalLong.empty());

        assertThat(notes.costs()).isEqualTo(new CheckpointCosts(3, 40, 400, 500));
        assertThat(notes.costs().whichIsSlow()).isEqualTo("slowest of 3");
        assertThat(notes.stateBytes()).isEqualTo(500);
    }

    @Test
    void withoutCheckpointsThereAreNoCosts() {
        notes.before(List.of());
        notes.within(List.of(), OptionalLong.empty());

        assertThat(notes.costs()).isNull();
        assertThat(notes.stateBytes()).isZero();
        assertThat(notes.leastHeapBytes()).isZero();
    }

    @Test
    void theHeapIsToldAtItsLowest() {
        notes.within(List.of(), OptionalLong.of(300));
        notes.within(List.of(), OptionalLong.of(200));
        notes.within(List.of(), OptionalLong.empty());
        notes.within(List.of(), OptionalLong.of(400));

        assertThat(notes.leastHeapBytes()).isEqualTo(200);
    }
}
