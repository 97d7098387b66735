package io.switchboard.chaos.rig;

import static org.assertj.core.api.Assertions.assertThat;

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
}
