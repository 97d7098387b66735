package io.switchboard.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** A flood of one region is its own; one of all regions is of something else. */
class AttributionTest {

    private static final long SEED = 20261130;
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;
    private static final long LOOK = PlaceWatch.LOOK_EVERY;

    /** A Monday. */
    private static final long MONDAY = 1_772_409_600_000L;

    private static final List<String> REGIONS = List.of("eu", "cn", "hk", "in");
    private static final List<String> CATEGORIES = List.of("network", "billing", "login");

    private List<KnownFlood> known = List.of();
    private long now = MONDAY;

    private static Flood flood(String region, String category, double excess) {
        return new Flood("emea", region, category, MONDAY, MONDAY + LOOK, 1, excess);
    }

    /** What is told, as words. */
    private List<String> look(Flood... floods) {
        Attribution.Step step = Attribution.look(known, List.of(floods));
        known = step.floods();
        return step.sightings().stream().map(AttributionTest::inWords).toList();
    }

    private static String inWords(Sighting sighting) {
        assertThat(sighting.surge().kind()).isEqualTo(Surge.Kind.ATTRIBUTED);
        return "%s/%s is %s".formatted(sighting.region(), sighting.category(), sighting.scope());
    }

    @Test
    void aFloodThatExplainsMoreThanHalfOfTheWiderOneIsLocalAndOneThatDoesNotIsGlobal() {
        assertThat(look(flood("*", "*", 100), flood("eu", "*", 51), flood("cn", "*", 50)))
                .containsExactly("cn/* is GLOBAL", "eu/* is LOCAL");
    }

    @Test
    void nothingIsToldWhileNothingWiderIsFlooded() {
        assertThat(look(flood("eu", "network", 80))).isEmpty();
        assertThat(look(flood("eu", "network", 90), flood("cn", "*", 10), flood("*", "billing", 10)))
                .isEmpty();
        assertThat(look(flood("eu", "network", 100), flood("eu", "*", 120))).containsExactly("eu/network is LOCAL");
    }

    @Test
    void whatWasToldIsToldOtherwiseWhenItIsClearlyOtherwiseAndNotBackAndForth() {
        assertThat(look(flood("*", "*", 100), flood("eu", "*", 51))).containsExactly("eu/* is LOCAL");
        assertThat(look(flood("*", "*", 200), flood("eu", "*", 81))).isEmpty();
        assertThat(look(flood("*", "*", 300), flood("eu", "*", 120))).containsExactly("eu/* is GLOBAL");
        assertThat(look(flood("*", "*", 400), flood("eu", "*", 240))).isEmpty();
        assertThat(look(flood("eu", "*", 270))).as("nothing wider is flooded").isEmpty();
        assertThat(look(flood("*", "*", 500), flood("eu", "*", 301))).containsExactly("eu/* is LOCAL");
    }

    @Test
    void oneThatIsLocalInItsRegionAndNotInItsCategoryIsGlobal() {
        assertThat(look(flood("eu", "network", 40), flood("eu", "*", 45))).containsExactly("eu/network is LOCAL");
        assertThat(look(flood("eu", "network", 60), flood("eu", "*", 65), flood("*", "network", 240)))
                .containsExactly("eu/network is GLOBAL");
    }

    @Test
    void anotherFloodOfThePlaceIsJudgedAnew() {
        assertThat(look(flood("*", "*", 100), flood("eu", "*", 60))).containsExactly("eu/* is LOCAL");

        Flood another = new Flood("emea", "eu", "*", MONDAY + 9 * MINUTE, MONDAY + 10 * MINUTE, 1, 70);
        Attribution.Step step = Attribution.look(known, List.of(flood("*", "*", 100), another));
        assertThat(step.sightings())
                .containsExactly(new Sighting(
                        "emea",
                        "eu",
                        "*",
                        new Surge(Surge.Kind.ATTRIBUTED, another.onsetAt(), another.at(), 1),
                        Scope.LOCAL,
                        null));
    }

    @Test
    void theOrderInWhichFloodsAreSeenDoesNotMatter() {
        assertThat(look(flood("cn", "*", 50), flood("eu", "*", 51), flood("*", "*", 100)))
                .containsExactly("cn/* is GLOBAL", "eu/* is LOCAL");
    }

    /** Twelve places with three items in two minutes each; they are four regions and three categories. */
    private Map<String, PlaceWatch> aUsualDay(Random random) {
        Map<String, PlaceWatch> places = new TreeMap<>();
        play(random, places, MONDAY + DAY + 540 * MINUTE, (region, category) -> 1.5);
        return places;
    }

    /** What is told last until then, by the place; {@code perMinute} of a region and category. */
    private Map<String, Scope> play(
            Random random, Map<String, PlaceWatch> places, long until, BiFunction<String, String, Double> perMinute) {
        SurgeRules rules = new SurgeRules(SurgeSettings.DEFAULT);
        ZoneId utc = ZoneId.of("UTC");
        Map<String, Scope> told = new TreeMap<>();
        for (; now < until; now += LOOK) {
            for (Arrival arrival : arrivals(random, perMinute)) {
                for (Arrival place : arrival.places()) {
                    PlaceWatch watched = places.getOrDefault(place.place(), PlaceWatch.from(place));
                    places.put(
                            place.place(),
                            watched.arrival(rules, utc, place.at()).next());
                }
            }
            List<Flood> floods = new ArrayList<>();
            places.replaceAll((place, watched) -> {
                PlaceWatch.Step step = watched.until(rules, utc, now + LOOK);
                floods.addAll(step.floods());
                return step.next();
            });
            Attribution.Step step = Attribution.look(known, floods);
            known = step.floods();
            step.sightings().forEach(each -> told.put(each.region() + "/" + each.category(), each.scope()));
        }
        return told;
    }

    /** Of the half minute that begins, in the order in which they come. */
    private List<Arrival> arrivals(Random random, BiFunction<String, String, Double> perMinute) {
        List<Arrival> arrivals = new ArrayList<>();
        for (String region : REGIONS) {
            for (String category : CATEGORIES) {
                double mean = perMinute.apply(region, category) * LOOK / MINUTE;
                for (double at = gap(random, mean); at < 1; at += gap(random, mean)) {
                    arrivals.add(new Arrival("emea", region, category, now + (long) (at * LOOK)));
                }
            }
        }
        arrivals.sort((one, other) -> Long.compare(one.at(), other.at()));
        return arrivals;
    }

    private static double gap(Random random, double mean) {
        return -Math.log(1 - random.nextDouble()) / mean;
    }

    @Test
    void whenOneRegionIsFloodedItIsLocal() {
        Random random = new Random(SEED);
        Map<String, PlaceWatch> places = aUsualDay(random);
        Map<String, Scope> told =
                play(random, places, now + 30 * MINUTE, (region, category) -> region.equals("eu") ? 6.0 : 1.5);

        assertThat(told).as("seed %d", SEED).containsEntry("eu/*", Scope.LOCAL);
        for (String category : CATEGORIES) {
            assertThat(told)
                    .as("each has a third of it, seed %d", SEED)
                    .containsEntry("eu/" + category, Scope.GLOBAL)
                    .containsEntry("*/" + category, Scope.GLOBAL);
        }
    }

    @Test
    void whenAllRegionsAreFloodedEachIsGlobal() {
        Random random = new Random(SEED);
        Map<String, PlaceWatch> places = aUsualDay(random);
        Map<String, Scope> told = play(random, places, now + 30 * MINUTE, (region, category) -> 4.5);

        for (String region : REGIONS) {
            assertThat(told).as("seed %d", SEED).containsEntry(region + "/*", Scope.GLOBAL);
        }
    }
}
