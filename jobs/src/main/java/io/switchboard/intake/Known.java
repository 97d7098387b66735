package io.switchboard.intake;

import io.switchboard.customer.Regard;
import io.switchboard.event.Customer;
import io.switchboard.event.Status;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of an item, and what was told of it.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param seen where it stood last; null as long as only others have told of it
 * @param customer null as long as nobody told
 * @param odds by clock, 0 to 1
 * @param agents who had it and has it no more, and until when; epoch milliseconds
 * @param setBack who had the call that is back in the queue under the same name; null for nobody
 * @param ask what routing knows of it; null where that is nothing
 * @param held it is to be asked for, but first its customer may be heard of
 * @param unrouted no rule holds for it
 * @param at the time of what was told last; epoch milliseconds
 * @param told how many requests
 * @param round how many records of the present version have had something told
 * @param regard how its customer is; null as long as nobody told
 * @param waitedMs how long it had waited when it last ceased to, though it was not over: it goes on from there
 */
public record Known(
        Seen seen,
        Customer customer,
        Map<String, Double> odds,
        Map<String, Long> agents,
        String setBack,
        Ask ask,
        boolean held,
        boolean unrouted,
        long at,
        long told,
        int round,
        Regard regard,
        long waitedMs) {

    private static final int MOST_AGENTS = 10;

    private static final Comparator<Map.Entry<String, Long>> LONGEST_AGO =
            Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey());

    static final Known NOTHING = new Known(null, null, Map.of(), Map.of(), null, null, false, false, 0, 0, 0, null, 0);

    public Known {
        odds = Map.copyOf(Objects.requireNonNullElse(odds, Map.of()));
        agents = Map.copyOf(Objects.requireNonNullElse(agents, Map.of()));
    }

    /** Who has it now; null for nobody. */
    String holder() {
        boolean isSetBack = seen.status() == Status.QUEUED && Objects.equals(seen.assignee(), setBack);
        return seen.over() || isSetBack ? null : seen.assignee();
    }

    /** Somebody is needed for it, and nobody has it. */
    boolean waits() {
        return seen.isToBeWorkedOn() && holder() == null;
    }

    /** Of its clocks that have not ended, the likeliest to be breached. */
    double breachProbability() {
        return seen.clocks().stream()
                .mapToDouble(clock -> odds.getOrDefault(clock.clock(), 0.0))
                .max()
                .orElse(0);
    }

    /** It stands like this now; who had it until then had it. */
    Known seeing(Seen next) {
        if (seen == null) {
            return new Known(next, customer, odds, agents, null, ask, held, unrouted, at, told, 0, regard, waitedMs);
        }
        boolean stillBack = next.status() == Status.QUEUED && Objects.equals(next.assignee(), setBack);
        String back = next.isCallBackInTheQueue(seen) || stillBack ? next.assignee() : null;
        int nextRound = next.version().equals(seen.version()) ? round : 0;
        long had = next.over() ? 0 : waitedMs;
        Known now = new Known(
                next, customer, running(next), agents, back, ask, held, unrouted, at, told, nextRound, regard, had);
        String who = holder();
        return who == null || who.equals(now.holder()) ? now : now.after(who, next.at());
    }

    private Known after(String agentId, long until) {
        Map<String, Long> more = new HashMap<>(agents);
        more.put(agentId, until);
        while (more.size() > MOST_AGENTS) {
            more.remove(Collections.min(more.entrySet(), LONGEST_AGO).getKey());
        }
        return new Known(seen, customer, odds, more, setBack, ask, held, unrouted, at, told, round, regard, waitedMs);
    }

    /** What was said of clocks that have ended since is over; of others it may be ahead of where the item stands. */
    private Map<String, Double> running(Seen next) {
        Map<String, Double> left = new HashMap<>(odds);
        for (Live clock : seen.clocks()) {
            if (next.clocks().stream().noneMatch(still -> still.clock().equals(clock.clock()))) {
                left.remove(clock.clock());
            }
        }
        return left;
    }

    Known with(Ask next) {
        return new Known(seen, customer, odds, agents, setBack, next, false, unrouted, at, told, round, regard, 0);
    }

    /** It waits no more: when it does again, it does so behind those who had waited longer by then. */
    Known resting(long since) {
        long had = seen.over() ? 0 : Math.max(0, since - ask.item().enteredAt());
        return new Known(seen, customer, odds, agents, setBack, null, false, unrouted, at, told, round, regard, had);
    }

    Known with(Customer heard) {
        return new Known(seen, heard, odds, agents, setBack, ask, held, unrouted, at, told, round, regard, waitedMs);
    }

    Known with(Regard heard) {
        return new Known(seen, customer, odds, agents, setBack, ask, held, unrouted, at, told, round, heard, waitedMs);
    }

    Known withOdds(Map<String, Double> likely) {
        return new Known(
                seen, customer, likely, agents, setBack, ask, held, unrouted, at, told, round, regard, waitedMs);
    }

    Known holding(boolean isHeld) {
        return new Known(
                seen, customer, odds, agents, setBack, ask, isHeld, unrouted, at, told, round, regard, waitedMs);
    }

    Known unrouted(boolean isUnrouted) {
        return new Known(
                seen, customer, odds, agents, setBack, ask, held, isUnrouted, at, told, round, regard, waitedMs);
    }

    /** One more was told. */
    Known told(long time) {
        return new Known(
                seen, customer, odds, agents, setBack, ask, held, unrouted, time, told + 1, round, regard, waitedMs);
    }

    Known inRound(int next) {
        return new Known(seen, customer, odds, agents, setBack, ask, held, unrouted, at, told, next, regard, waitedMs);
    }
}
