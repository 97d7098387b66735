package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Calls and agents of a large desk by chance: 24 needs (four categories, three languages, two regions) times some promises, of
 * customers who differ in all else; the agents are of 24 kinds.
 */
final class Throng {

    static final long NINE = 1_772_787_600_000L;
    static final Plan PLAN =
            Plan.of("desk", List.of(PlanStep.of(Set.of("first", "second"), 36_000_000)), FinalStep.ANY_IN_POOL);

    private static final long MINUTE = 60_000;
    private static final List<String> CATEGORIES = List.of("network", "billing", "storage", "access");

    /** Of the contracts. */
    private static final List<Promise> PROMISES = List.of(
            new Promise(5 * MINUTE, 120 * MINUTE, 40),
            new Promise(15 * MINUTE, 240 * MINUTE, 20),
            new Promise(30 * MINUTE, 480 * MINUTE, 10),
            new Promise(60 * MINUTE, 0, 5),
            new Promise(240 * MINUTE, 0, 1));

    private static final int KINDS = 24;

    /** What is left of a promise by business hours when an item comes: from a minute to five days. */
    private static final double LONGEST = 5 * 24 * 60;

    private final Random random;
    private final List<Promise> promises;
    private final List<Profile> kinds;

    /** @param many promises that differ: those of the contracts, or of as many deadlines by business hours if there are more */
    Throng(Random random, int many) {
        this.random = random;
        this.promises = many <= PROMISES.size()
                ? PROMISES
                : IntStream.range(0, many).mapToObj(i -> deadline(i, many)).toList();
        this.kinds = Stream.generate(this::profile).limit(KINDS).toList();
    }

    private static Promise deadline(int place, int of) {
        long response = Math.round(MINUTE * Math.pow(LONGEST, (double) place / of));
        return new Promise(
                response,
                place % 2 == 0 ? 0 : 4 * response,
                PROMISES.get(place % PROMISES.size()).penalty());
    }

    Item item(String id, long at) {
        int category = random.nextInt(CATEGORIES.size());
        boolean inEnglish = random.nextInt(3) == 0;
        Need need = new Need(
                Channel.PHONE,
                1,
                CATEGORIES.get(category),
                inEnglish ? "en" : oneOf("de", "fr"),
                inEnglish ? 0 : 2,
                oneOf("eu", "apac"),
                Set.of(),
                MINUTE * (3 + category));
        Background background = new Background(
                random.nextInt(5),
                random.nextInt(3) / 2.0,
                random.nextInt(3) - 1,
                random.nextInt(4),
                random.nextInt(5) / 4.0,
                1 + random.nextInt(4),
                random.nextInt(2),
                random.nextInt(2),
                random.nextInt(2),
                Map.of(),
                true);
        return new Item(id, at, at, need, promises.get(random.nextInt(promises.size())), background);
    }

    Agent agent(String id) {
        Profile kind = kinds.get(random.nextInt(KINDS));
        return new Agent(id, kind, new Standing(random.nextInt(3) / 2.0, 4, 0.5, Long.MAX_VALUE));
    }

    private Profile profile() {
        return new Profile(
                oneOf("first", "second"),
                oneOf("eu", "apac"),
                Map.of("network", 1 + random.nextInt(10), "billing", 1 + random.nextInt(10)),
                Map.of(oneOf("de", "fr"), 3, "en", 4),
                random.nextBoolean() ? Set.of("EU") : Set.of(),
                Map.of(Channel.PHONE, 1),
                Map.of("network", 0.75 + 0.25 * random.nextInt(2)),
                Map.of());
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
