package io.switchboard.surge;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.surge.Surge.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What lasts becomes usual, and what is gone for good is not looked at for ever. */
class PlaceWatchTest {

    private static final long SEED = 20261130;
    private static final SurgeRules RULES = new SurgeRules(SurgeSettings.DEFAULT);
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    /** A Monday. */
    private static final long MONDAY = 1_772_409_600_000L;

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final List<Kind> told = new ArrayList<>();
    private PlaceWatch place = PlaceWatch.from(new Arrival("emea", "eu", "network", MONDAY));
    private long now = MONDAY;

    /** Evenly, and somebody looks every half minute. */
    private void play(int days, int perMinute) {
        long until = now + days * DAY;
        while (now < until) {
            now += MINUTE / Math.max(2, perMinute);
            note(perMinute > 0 ? place.arrival(RULES, UTC, now) : place.until(RULES, UTC, now));
        }
    }

    private void note(PlaceWatch.Step step) {
        place = step.next();
        step.sightings().forEach(sighting -> told.add(sighting.surge().kind()));
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

    /** Twelve an hour: that none comes says little for an hour and a half. */
    @Test
    void thatASmallPlaceIsCutOffIsSeenBeforeAnybodyGetsThroughAgain() {
        for (int arrival = 0; arrival < 14 * 24 * 12; arrival++) {
            now += 5 * MINUTE;
            note(place.arrival(RULES, UTC, now));
        }
        assertThat(told).isEmpty();
        long cutOff = now;
        while (told.isEmpty() && place.isWatched()) {
            now += MINUTE / 2;
            note(place.until(RULES, UTC, now));
        }
        assertThat(told).containsExactly(Kind.COLLAPSE);
        assertThat(now - cutOff).isBetween(60 * MINUTE, 180 * MINUTE);
    }

    /** As after a pause, when arrivals are read faster than one hears how far time has come. */
    @Test
    void whatIsSeenIsTheSameHoweverLateOneHearsHowFarTimeHasCome() {
        List<Long> arrivals = arrivals(new Random(SEED));
        Seen prompt = seen(arrivals, MINUTE / 2);
        assertThat(seen(arrivals, 7 * MINUTE)).as("seed %d", SEED).isEqualTo(prompt);
        assertThat(seen(arrivals, 4 * DAY)).as("seed %d", SEED).isEqualTo(prompt);
        assertThat(prompt.sightings())
                .extracting(sighting -> sighting.surge().kind())
                .contains(Kind.FLOOD, Kind.COLLAPSE, Kind.RELEASED);
        assertThat(prompt.floods()).isNotEmpty();
    }

    private record Seen(List<Sighting> sightings, List<Flood> floods) {}

    /** One or two a minute, but on the second day at noon four for half an hour, and then none for an hour. */
    private static List<Long> arrivals(Random random) {
        List<Long> arrivals = new ArrayList<>();
        long flood = MONDAY + DAY + DAY / 2;
        long at = MONDAY;
        while (at < MONDAY + 2 * DAY) {
            boolean isFlooded = at > flood && at < flood + 30 * MINUTE;
            at += 1 + random.nextInt(isFlooded ? 27_000 : 80_000);
            if (at < flood + 30 * MINUTE || at > flood + 90 * MINUTE) {
                arrivals.add(at);
            }
        }
        return arrivals;
    }

    /** Whoever reads hears how far time has come when it has come so much further. */
    private static Seen seen(List<Long> arrivals, long every) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
        PlaceWatch watched = PlaceWatch.from(new Arrival("emea", "eu", "network", MONDAY));
        long heard = MONDAY;
        for (long arrival : arrivals) {
            for (; heard + every <= arrival; heard += every) {
                watched = note(watched.until(RULES, UTC, heard + every - 1), seen);
            }
            watched = note(watched.arrival(RULES, UTC, arrival), seen);
        }
        return seen;
    }

    private static PlaceWatch note(PlaceWatch.Step step, Seen seen) {
        seen.sightings().addAll(step.sightings());
        seen.floods().addAll(step.floods());
        return step.next();
    }

    /** From four a minute to one in four minutes and back, from one quarter to the next. */
    @Test
    void thatALineClosesAtMidnightAndOpensAtSevenIsNoSurge() {
        for (int day = 0; day < 21; day++) {
            evenly(7 * 60, 4 * MINUTE);
            evenly(17 * 60, MINUTE / 4);
        }
        assertThat(told).isEmpty();
        evenly(7 * 60, 4 * MINUTE);
        evenly(60, MINUTE / 12);
        assertThat(told).containsExactly(Kind.FLOOD);
    }

    private void evenly(int minutes, long gap) {
        for (long until = now + minutes * MINUTE; now < until; ) {
            now += gap;
            note(place.arrival(RULES, UTC, now));
        }
    }

    @Test
    void thatAnOfficeOpensAtEightInSummerAsInWinterIsNoFlood() {
        openOffice(28, BERLIN);
        assertThat(told).as("the clocks go forward on the last of these days").isEmpty();
        openOffice(5, BERLIN);
        assertThat(told).isEmpty();
    }

    @Test
    void whoGoesByAnotherClockTakesTheFirstHourOfSummerForAFlood() {
        openOffice(27, UTC);
        assertThat(told).isEmpty();
        openOffice(1, UTC);
        assertThat(told).contains(Kind.FLOOD);
    }

    @Test
    void aRegionWithoutAZoneHasThatOfAll() {
        Walls walls = new Walls("Asia/Tokyo", Map.of("emea", "Europe/Berlin"));
        assertThat(walls.of("emea")).isEqualTo(BERLIN);
        assertThat(walls.of(Arrival.ALL)).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    /** In Berlin, every day, from the second of March on; somebody looks every half minute. */
    private void openOffice(int days, ZoneId wall) {
        long until = now + days * DAY;
        double due = 0;
        for (long half = MINUTE / 2; now < until; now += half) {
            due += perMinute(Instant.ofEpochMilli(now).atZone(BERLIN)) / 2;
            int come = (int) due;
            for (int i = 1; i <= come; i++) {
                note(place.arrival(RULES, wall, now + half * i / (come + 1)));
            }
            due -= come;
            note(place.until(RULES, wall, now + half));
        }
    }

    /** One at night, twelve by day, more and more between half past seven and half past eight. */
    private static double perMinute(ZonedDateTime time) {
        double minute = time.get(ChronoField.MINUTE_OF_DAY);
        double morning = (minute - 450) / 60;
        double evening = (1_080 - minute) / 60;
        return 1 + 11 * Math.max(0, Math.min(1, Math.min(morning, evening)));
    }
}
