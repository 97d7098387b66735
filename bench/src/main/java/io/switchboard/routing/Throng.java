package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls and agents of a large desk by chance: 24 needs (four categories, three languages, two regions) times five promises, of
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

    private final Random random;
    private final List<Profile> kinds;

    Throng(Random random) {
        this.random = random;
        this.kinds = Stream.generate(this::profile).limit(KINDS).toList();
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
        return new Item(id, at, at, need, PROMISES.get(random.nextInt(PROMISES.size())), background);
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
