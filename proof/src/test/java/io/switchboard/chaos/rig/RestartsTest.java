package io.switchboard.chaos.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private final Restarts restarts = new Restarts(checkpoint -> true);

    @Test
    void whatWasGivenUpBeforeAJobBeganIsNotThisJob() {
        restarts.begun("chk-1", 2);
        assertThat(restarts.isGivenUp(2)).isFalse();
        assertThat(restarts.isGivenUp(3)).isTrue();
    }

    @Test
    void whatALogTellsThatHasBegunAnewCountsInFull() {
        restarts.begun("chk-1", 2);
        assertThat(restarts.isGivenUp(0)).isFalse();
        assertThat(restarts.isGivenUp(1)).isTrue();
    }

    @Test
    void whoseCommitWasRefusedGoesOnFromTheNewestBeforeIt() {
        restarts.begun("file:/s/savepoint-a", 0);
        List<String> kept = List.of("file:/c/chk-8", "file:/c/chk-9", "file:/c/chk-10");
        assertThat(restarts.below(kept, 9)).isEqualTo("file:/c/chk-8");
    }

    @Test
    void aSavepointFromWhichItBeganIsBeforeAllThatItCommits() {
        restarts.begun("file:/s/savepoint-a", 0);
        assertThat(restarts.below(List.of("file:/c/chk-8"), 8)).isEqualTo("file:/s/savepoint-a");
        restarts.begun("file:/s/savepoint-a", 0);
        assertThat(restarts.below(List.of(), 8)).as("and once more").isEqualTo("file:/s/savepoint-a");
    }

    @Test
    void whereNothingIsLeftBeforeARefusedCommitThatIsSaid() {
        assertThatThrownBy(() -> restarts.below(List.of("file:/c/chk-8"), 8))
                .hasMessage("The job has kept no checkpoint below 8: [file:/c/chk-8]");
    }
}
