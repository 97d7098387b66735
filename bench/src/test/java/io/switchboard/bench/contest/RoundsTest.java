package io.switchboard.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.bench.contest.Rounds.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static Pace pace(long perSecond) {
        return Pace.of(perSecond, 1);
    }

    @Test
    void aRatioIsOfTheRoundsThatBothHave() {
        Rounds<String> rounds = new Rounds<>(List.of("ours", "theirs", "nobody"));
        rounds.next();
        rounds.add("ours", pace(10));
        rounds.add("theirs", pace(100));
        rounds.next();
        rounds.add("ours", pace(1_000)); // theirs has failed
        rounds.next();
        rounds.add("theirs", pace(10));
        rounds.add("ours", pace(3));

        assertThat(rounds.ratio("ours", "theirs")).isEqualTo(new Spread(0.2, 0.1, 0.3));
        assertThat(rounds.ratio("ours", "nobody")).isNull();
        assertThat(rounds.spread("ours")).isEqualTo(new Spread(10, 3, 1_000));
        assertThat(rounds.lastOf("theirs")).isEqualTo(pace(10));
        assertThat(rounds.present()).containsExactly("ours", "theirs");
    }

    @Test
    void anotherOneIsTheFirstInEachRound() {
        List<String> all = List.of("a", "b", "c");

        assertThat(Contest.order(all, 1)).containsExactly("a", "b", "c");
        assertThat(Contest.order(all, 2)).containsExactly("b", "c", "a");
        assertThat(Contest.order(all, 3)).containsExactly("c", "a", "b");
        assertThat(Contest.order(all, 4)).containsExactly("a", "b", "c");
    }
}
