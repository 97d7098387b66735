package io.switchboard.routing;

import static io.switchboard.routing.Desk.NINE;
import static io.switchboard.routing.Desk.minutes;

import io.switchboard.event.Channel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Items, agents and plans by chance, few enough kinds of each for them to get in each other's way. */
final class Crowd {

    static final List<Plan> PLANS = List.of(
            Plan.of("any", List.of(PlanStep.of(Set.of(), minutes(30))), FinalStep.ANY_IN_POOL),
            Plan.of(
                    "steps",
                    List.of(
                            PlanStep.of(Set.of("a"), minutes(3)).skilled(Map.of("network", 5)),
                            PlanStep.ofHard(Set.of(), Set.of(), Set.of("EU")),
                            PlanStep.of(Set.of("a", "b"), minutes(6)).sparing(Map.of("b", 1))),
                    FinalStep.HOLD_AND_ESCALATE),
            Plan.of(
                    "helped",
                    List.of(PlanStep.of(Set.of("a"), minutes(8)).helpedBy(Set.of("b"))),
                    FinalStep.ANY_IN_POOL),
            Plan.of(
                    "last",
                    List.of(PlanStep.ofLastAgent(30_000), PlanStep.of(Set.of("b"), minutes(4))),
                    FinalStep.ANY_IN_POOL));

    private Crowd() {}

    static Need need(Random random) {
        Channel channel = oneOf(random, Channel.PHONE, Channel.CHAT, Channel.EMAIL);
        return new Need(
                channel,
                channel == Channel.CHAT ? 1 + random.nextInt(2) : 1,
                oneOf(random, "network", "billing"),
                "fr",
                random.nextInt(4) == 0 ? 2 : 0,
                oneOf(random, "DE", "FR"),
                random.nextInt(4) == 0 ? Set.of("EU") : Set.of(),
                minutes(5L * (1 + random.nextInt(3))));
    }

    static Item item(Random random, String id, long at) {
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
                random.nextInt(3) == 0 ? Map.of("agent" + random.nextInt(6), random.nextInt(30) * 1.0) : Map.of(),
                random.nextInt(20) > 0);
        long paused = random.nextInt(3) == 0 ? minutes(random.nextInt(5)) : 0;
        Promise promise = new Promise(minutes(oneOf(random, 1, 60)), minutes(oneOf(random, 0, 120)), 8);
        return new Item(id, at, at + paused, need(new Random(random.nextInt(5))), promise, background);
    }

    static Agent agent(Random random, String id) {
        Profile profile = new Profile(
                oneOf(random, "a", "b"),
                oneOf(random, "DE", "FR"),
                Map.of("network", 1 + random.nextInt(10)),
                random.nextBoolean() ? Map.of("fr", 3) : Map.of(),
                random.nextBoolean() ? Set.of("EU") : Set.of(),
                Map.of(Channel.PHONE, 1, Channel.CHAT, 3, Channel.EMAIL, random.nextInt(3)),
                Map.of("network", 0.75 + 0.25 * random.nextInt(2)),
                Map.of());
        return new Agent(
                id, profile, new Standing(random.nextInt(3) / 2.0, 3 + random.nextDouble(), 0.5, NINE + minutes(600)));
    }

    static Pairing pairing(Random random, Scales scales) {
        Item item = item(random, "item", NINE);
        long at = NINE + minutes(random.nextInt(400)) + random.nextInt(60_000);
        Agent agent = agent(random, "agent" + random.nextInt(6));
        return new Pairing(
                item, agent, Filter.NONE, at, at - random.nextInt(1_000_000), 3, at, random.nextDouble() * 3, scales);
    }

    static Pairing at(Pairing pairing, long at) {
        return new Pairing(
                pairing.item(),
                pairing.agent(),
                pairing.filter(),
                at,
                pairing.idleSince(),
                pairing.freeUnits(),
                pairing.heardAt(),
                pairing.queuePerAgent(),
                pairing.scales());
    }

    @SafeVarargs
    static <T> T oneOf(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
