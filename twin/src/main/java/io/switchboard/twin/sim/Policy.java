package io.switchboard.twin.sim;

import io.switchboard.event.Channel;
import io.switchboard.routing.Decision;
import io.switchboard.routing.FinalStep;
import io.switchboard.routing.Plan;
import io.switchboard.routing.PlanStep;
import io.switchboard.routing.Scales;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Weights;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A way to route that takes part in a comparison.
 *
 * @param staffing what it makes of the scenario's agents: most leave them as they are
 */
record Policy(String id, String name, UnaryOperator<Scenario> staffing, Function<Scenario, Router> router) {

    private static Policy of(String id, String name, Function<Scenario, Router> router) {
        return new Policy(id, name, scenario -> scenario, router);
    }

    private static Policy queue(String id, String name, Discipline discipline) {
        return of(id, name, scenario -> new CentralRouter(scenario, discipline, Integer.MAX_VALUE));
    }

    private static Policy push(String id, String name, PushRouter.Way way, boolean skilled) {
        return of(id, name, scenario -> new PushRouter(scenario, way, skilled));
    }

    private static Policy perfect(String id, String name, Discipline discipline) {
        return new Policy(
                id,
                name,
                scenario -> scenario.with(HeadToHead.perfect()),
                scenario -> new CentralRouter(scenario, discipline, Integer.MAX_VALUE));
    }

    static List<Policy> baselines() {
        return List.of(
                push("B0", "round-robin push to personal queues", PushRouter.Way.ROUND_ROBIN, false),
                push("B0s", "round-robin push, skilled agents only", PushRouter.Way.ROUND_ROBIN, true),
                push("B1", "random push", PushRouter.Way.RANDOM, false),
                push("B2", "push to the least loaded", PushRouter.Way.LEAST_LOADED, false),
                new Policy(
                        "B3",
                        "a team for each class",
                        scenario -> scenario.with(HeadToHead.silos()),
                        scenario -> new CentralRouter(scenario, Disciplines.FIFO, Integer.MAX_VALUE)),
                queue("B4", "one queue, longest idle agent", Disciplines.FIFO),
                queue("B5", "static skill priority, longest idle agent", Disciplines.PRIORITY),
                queue("B6", "priority, others after a delay", Disciplines.PRIORITY_WITH_DELAY),
                queue("B7", "earliest deadline first", Disciplines.EARLIEST_DEADLINE),
                queue("B8", "longest delay in parts of the deadline", Disciplines.LONGEST_DELAY));
    }

    static List<Policy> bounds() {
        return List.of(
                perfect("L2", "perfect agents, by arrival", Disciplines.FIFO),
                perfect("L3a", "perfect agents, known sizes, shortest first", Disciplines.SHORTEST_FIRST),
                perfect("L3b", "perfect agents, earliest deadline first", Disciplines.EARLIEST_DEADLINE));
    }

    /** The dispatcher with the plans below. */
    static Policy ours() {
        return ours("ours", plans());
    }

    static Policy ours(String id, List<Plan> plans) {
        return ours(id, plans, AGEING);
    }

    static Policy ours(String id, List<Plan> plans, long ageingMillis) {
        return ours(id, plans, ageingMillis, false, decision -> {});
    }

    /**
     * One that says why.
     *
     * @param told every decision with its explanation, as it is made
     */
    static Policy explained(String id, List<Plan> plans, long ageingMillis, Consumer<Decision> told) {
        return ours(id, plans, ageingMillis, true, told);
    }

    private static Policy ours(
            String id, List<Plan> plans, long ageingMillis, boolean explains, Consumer<Decision> told) {
        Scales scales = new Scales(0.25, 8, 3, 3_600_000, 1, FOR_EVER, Map.of());
        Settings settings =
                new Settings(ageingMillis, 0, 1, 1, Integer.MAX_VALUE, Set.of(Channel.PHONE, Channel.WEB), explains);
        return of(
                id,
                "28 dimensions, plans with reserves",
                scenario -> new DispatcherRouter(scenario, settings, Weights.defaults(scales), plans, told));
    }

    private static final long FOR_EVER = 1L << 50;

    /** Longer than anybody waits who is not forgotten. */
    static final long AGEING = 6 * 3_600_000;

    /**
     * Whom each class is for, the longer it waits the more of them. What can wait leaves idle agents of the front, and
     * those of the second language, to what cannot; a call's own team takes it for a quarter of a minute, then anyone.
     */
    static List<Plan> plans() {
        Set<String> front = pools("front", "general");
        Set<String> back = pools("back", "general");
        Set<String> all = pools("front", "back", "general");
        return List.of(
                plan("call", step(front, 0.25, Map.of("front-2", 1, "general-2", 1)), step(all, 60, Map.of())),
                plan("p1", step(front, 4, Map.of("front", 1, "front-2", 1)), step(all, 60, Map.of())),
                plan(
                        "p2",
                        step(back, 10, Map.of()),
                        step(all, 30, Map.of("front", 2, "front-2", 1)),
                        step(all, 60, Map.of())),
                plan(
                        "p3",
                        step(back, 30, Map.of("general", 1, "general-2", 1)),
                        step(all, 120, Map.of("front", 3, "front-2", 2, "general", 1, "general-2", 1)),
                        step(all, 60, Map.of())));
    }

    private static Plan plan(String id, PlanStep... steps) {
        return Plan.of(id, List.of(steps), FinalStep.ANY_IN_POOL);
    }

    private static PlanStep step(Set<String> pools, double minutes, Map<String, Integer> spare) {
        return PlanStep.of(pools, Math.round(minutes * HeadToHead.MINUTE)).sparing(spare);
    }

    /** The pools of teams, with those who speak the second language. */
    private static Set<String> pools(String... teams) {
        Set<String> pools = new HashSet<>();
        for (String team : teams) {
            pools.add(team);
            pools.add(team + "-2");
        }
        return pools;
    }
}
