package io.switchboard.surge;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.surge.Surge.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lasts becomes usual, and what is gone for good is not looked at for ever. */
class PlaceWatchTest {

    private static final SurgeRules RULES = new SurgeRules(SurgeSettings.DEFAULT);
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    /** A Monday. */
    private static final long MONDAY = 1_772_409_600_000L;

    private final List<Kind> told = new ArrayList<>();
    private PlaceWatch place = PlaceWatch.from(new Arrival("emea", "eu", "network", MONDAY));
    private long now = MONDAY;

    /** Evenly, and somebody looks every half minute. */
    private void play(int days, int perMinute) {
        long until = now + days * DAY;
        while (now < until) {
            now += MINUTE / Math.max(2, perMinute);
            note(perMinute > 0 ? place.arrival(RULES, now) : place.quiet(RULES, now));
        }
    }

    private void note(PlaceWatch.Step step) {
        place = step.next();
        step.sighting().ifPresent(sighting -> told.add(sighting.surge().kind()));
    }

    @Test
    void twiceAsManyForGoodAreUsualInTheEndAndTwiceAsManyAgainAreAFlood() {
        play(14, 2);
        assertThat(told).isEmpty();
        play(1, 4);
        assertThat(told).containsExactly(Kind.FLOOD);
        play(48, 4);
        told.clear();
        play(14, 4);
        assertThat(told).as("neither on workdays nor at weekends").isEmpty();
        play(1, 8);
        assertThat(told).containsExactly(Kind.FLOOD);
    }

    @Test
    void aPlaceInWhichNothingComesAnyMoreIsLookedAtForAWeek() {
        play(14, 2);
        play(1, 0);
        assertThat(told).containsExactly(Kind.COLLAPSE);
        assertThat(place.isWatched()).isTrue();
        play(6, 0);
        assertThat(place.isWatched()).isFalse();
    }
}
