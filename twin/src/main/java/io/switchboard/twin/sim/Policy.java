package io.switchboard.twin.sim;

import io.switchboard.routing.Decision;
import io.switchboard.routing.Plan;
import io.switchboard.routing.RoutingBook;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Weights;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A way to route that takes part in a comparison.
 *
 * @param staffing what it makes of the scenario's agents: most leave them as they are
 */
record Policy(String id, String name, UnaryOperator<Scenario> staffing, Function<Scenario, Router> router) {

    /** Who is compared with the others. */
    static final String OURS = "ours";

    /** Longer than anybody waits who is not forgotten. */
    static final long AGEING = Book.own().routing().settings().ageingMillis();

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

    /** The dispatcher by the twin's own book. */
    static Policy ours() {
        return ours(OURS, plans(), AGEING);
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

    /**
     * One whose agents are asked.
     *
     * @param settings of the dispatcher, with the time that an offer lasts
     * @param told every decision, as it is made
     * @param offers what was promised of them; for one run
     */
    static Policy asking(String id, List<Plan> plans, Settings settings, Consumer<Decision> told, Offers offers) {
        Weights weights = Book.own().routing().weights();
        return of(
                id,
                "28 dimensions, plans with reserves, agents are asked",
                scenario -> new DispatcherRouter(scenario, settings, weights, plans, told, offers));
    }

    private static Policy ours(
            String id, List<Plan> plans, long ageingMillis, boolean explains, Consumer<Decision> told) {
        Settings settings = Book.own().settings(ageingMillis, explains);
        Weights weights = Book.own().routing().weights();
        return of(
                id,
                "28 dimensions, plans with reserves",
                scenario -> new DispatcherRouter(scenario, settings, weights, plans, told));
    }

    /** A book that somebody wrote, by the routing domain of the job. */
    static Policy by(Book book) {
        RoutingBook routing = book.unexplained();
        return of(
                book.name(),
                "the book that was given",
                scenario -> new RequestRouter(scenario, Play.DOMAIN, 0, routing, request -> {}, ruling -> {}));
    }

    /** The own book's, for the classes of the head-to-head scenario by their places. */
    static List<Plan> plans() {
        return HeadToHead.classes().stream()
                .map(of -> Book.own().plan(of.name()).orElseThrow())
                .toList();
    }
}
