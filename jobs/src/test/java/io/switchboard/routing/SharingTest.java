package io.switchboard.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SharingTest {

    private static final Sharing.Terms TERMS = Sharing.Terms.DEFAULT;
    private static final Sharing OPEN = Sharing.CLOSED.next(TERMS, 7, 40, 2, 0);

    @Test
    void itOpensWhenTheQueueIsTooLongAndFarLongerThanTheOthers() {
        assertThat(Sharing.CLOSED.next(TERMS, 4, 40, 0, 0).open())
                .as("four of forty are not too long")
                .isFalse();
        assertThat(Sharing.CLOSED.next(TERMS, 6, 40, 2, 0).open())
                .as("three times as long is not far longer")
                .isFalse();
        assertThat(OPEN.open()).isTrue();
    }

    @Test
    void itClosesWhenTheQueuesHaveBeenAlikeForAWhile() {
        Sharing alike = OPEN.next(TERMS, 2, 40, 2, 60_000);
        assertThat(alike.endsAt(TERMS)).isEqualTo(360_000);
        assertThat(alike.next(TERMS, 2, 40, 2, 359_999).open()).isTrue();
        assertThat(alike.next(TERMS, 2, 40, 2, 360_000)).isEqualTo(Sharing.CLOSED);

        Sharing flooded = alike.next(TERMS, 9, 40, 2, 200_000);
        assertThat(flooded.endsAt(TERMS)).as("they were not alike any more").isEqualTo(Long.MAX_VALUE);
        assertThat(flooded.next(TERMS, 2, 40, 2, 360_000).open()).isTrue();
    }

    @Test
    void whoHelpsTakesFromTheLongerQueueAndKeepsAReserveIfNobodyWaits() {
        assertThat(OPEN.helps(TERMS, 5, 0, 3)).isTrue();
        assertThat(OPEN.helps(TERMS, 5, 0, 2)).as("it keeps a reserve").isFalse();
        assertThat(OPEN.helps(TERMS, 5, 3, 0)).isTrue();
        assertThat(OPEN.helps(TERMS, 3, 3, 0)).isFalse();
        assertThat(Sharing.CLOSED.helps(TERMS, 50, 0, 9)).isFalse();
    }

    @Test
    void termsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Sharing.Terms(0.1, 0, 1, 2, 1))
                .hasMessage(
                        "queue 0.1 per agent, ratio 0.0, kept 1.0, reserve 2, release after 1 ms: none may be below 0,"
                                + " ratios and release not 0");
    }
}
