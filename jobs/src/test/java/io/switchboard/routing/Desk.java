package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words for stories of routing: agents, items and plans of a small desk. */
final class Desk {

    static final long NINE = 1_772_787_600_000L;
    static final Weights WEIGHTS = Weights.defaults(Scales.DEFAULT);
    static final Promise IN_AN_HOUR = new Promise(minutes(60), 0, 10);
    static final Plan ANYONE = Plan.of("anyone", List.of(PlanStep.of(Set.of(), minutes(10))), FinalStep.ANY_IN_POOL);
    static final Plan DESK_THEN_ANYONE = Plan.of(
            "desk",
            List.of(PlanStep.of(Set.of("desk"), minutes(2)), PlanStep.of(Set.of("desk", "experts"), minutes(5))),
            FinalStep.HOLD_AND_ESCALATE);

    /** Assigns at once and says why. */
    static final Settings AT_ONCE = settings(0);

    static final Settings ASKING = settings(20_000);

    private Desk() {}

    static Settings settings(long offerMillis) {
        return new Settings(minutes(240), offerMillis, minutes(30), 3, Integer.MAX_VALUE, Set.of(Channel.PHONE), true);
    }

    static long minutes(long minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }

    /** Minutes after nine. */
    static long at(double minute) {
        return NINE + Math.round(minute * 60_000);
    }

    static Profile profile(String pool) {
        return Profile.of(pool, Map.of(Channel.PHONE, 1, Channel.CHAT, 3, Channel.EMAIL, 5));
    }

    static Agent agent(String id, Profile profile) {
        return new Agent(id, profile, new Standing(0.5, 4.4, 0.5, at(1_000)));
    }

    static Agent agent(String id, String pool) {
        return agent(id, profile(pool));
    }

    static Need call() {
        return Need.of(Channel.PHONE, "network", minutes(5));
    }

    static Need chat() {
        return Need.of(Channel.CHAT, "network", minutes(5));
    }

    static Item item(String id, double minute, Need need) {
        return item(id, minute, need, IN_AN_HOUR, Background.unknown(3));
    }

    static Item item(String id, double minute, Need need, Promise promise, Background background) {
        return Item.entering(id, at(minute), need, promise, background);
    }

    /** A domain whose agents have not been heard of yet never lose them: heartbeats are told where they matter. */
    static Weights patient() {
        Scales scales = Scales.DEFAULT;
        return Weights.defaults(new Scales(
                scales.pastDue(),
                scales.penaltyMost(),
                scales.penaltyMean(),
                scales.handleMost(),
                scales.queuePerAgent(),
                minutes(100_000),
                scales.adjacent()));
    }
}
