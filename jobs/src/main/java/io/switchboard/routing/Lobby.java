package io.switchboard.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;

/** The items that wait, in their classes, and what will happen to them if nothing else does. */
final class Lobby {

    private static final int FEW_KINDS = 1_000;

    private record ClassKey(NeedClass asks, Promise promise) {}

    private final Weights weights;
    private final Needs needs;
    private final Map<ClassKey, ItemClass> known = new HashMap<>();
    /** In which somebody waits, in the order in which somebody began to. */
    private final Set<ItemClass> classes = new LinkedHashSet<>();

    private final Map<String, TreeSet<Waiting>> byPreviousAgent = new HashMap<>();
    private final Map<Double, Slope> slopes = new HashMap<>();
    private final TreeSet<Lane> aged = new TreeSet<>(Lane.BY_AGE);
    private final TreeSet<Lane> all = new TreeSet<>(Lane.BY_AGE);
    private final Ordered<Waiting> alarms = new Ordered<>(Waiting.BY_ALARM);
    private final Map<String, Integer> waitingByPool = new LinkedHashMap<>();
    private int waitingForAnyPool;

    Lobby(Weights weights) {
        this.weights = weights;
        this.needs = new Needs(weights);
    }

    /** The lanes of those past the ageing bound, the oldest first. */
    Collection<Lane> aged() {
        return aged;
    }

    /** All lanes, by who is first in each, the oldest first. */
    Collection<Lane> byAge() {
        return all;
    }

    /** The slope that is ahead now comes first: few of the others need to be put in order. */
    Queue<Slope> slopes(long at) {
        slopes.values().forEach(slope -> slope.look(at));
        return new PriorityQueue<>(slopes.values());
    }

    /** What an agent of the profile can add to the score of one that waits at the most. */
    double most(ProfileClass profile) {
        return needs.most(profile);
    }

    /** The lanes of those who had to leave idle agents to others, by who is first in each, the oldest first. */
    List<Lane> sparingLanes(Help help) {
        List<Lane> lanes = new ArrayList<>();
        for (ItemClass itemClass : classes) {
            if (!itemClass.asks.filter.spare().isEmpty() || help.isOpen(itemClass.asks.filter)) {
                itemClass.lanes().stream().filter(lane -> !lane.isEmpty()).forEach(lanes::add);
            }
        }
        lanes.sort(Lane.BY_AGE);
        return lanes;
    }

    /** Waiting items whose customer this agent has helped before. */
    Collection<Waiting> askingFor(String agentId) {
        return byPreviousAgent.getOrDefault(agentId, NOBODY);
    }

    private static final TreeSet<Waiting> NOBODY = new TreeSet<>(Waiting.BY_AGE);

    /** Items that wait for a pool's agents, those for any included; what waits for one agent alone is nobody's queue. */
    int waitingFor(String pool) {
        return waitingForAnyPool + waitingByPool.getOrDefault(pool, 0);
    }

    /** One that does not wait yet. */
    void add(Waiting waiting, long at, long ageingMillis) {
        waiting.aged = at - waiting.item.enteredAt() >= ageingMillis;
        waiting.isOn(Line.of(waiting.item, weights, waiting.constant, at));
        ClassKey key = new ClassKey(needs.of(waiting.item, waiting.filter()), waiting.item.promise());
        waiting.itemClass = known.computeIfAbsent(key, none -> new ItemClass(key.asks()));
        needs.came(key.asks());
        waiting.itemClass.count(1);
        stand(waiting, waiting.itemClass.laneOf(waiting));
        classes.add(waiting.itemClass);
        waiting.item.background().previousAgents().keySet().forEach(agent -> byPreviousAgent
                .computeIfAbsent(agent, none -> new TreeSet<>(Waiting.BY_AGE))
                .add(waiting));
        count(waiting, 1);
    }

    void remove(Waiting waiting) {
        ItemClass itemClass = waiting.itemClass;
        itemClass.count(-1);
        needs.left(itemClass.asks);
        leave(waiting, itemClass.laneOf(waiting));
        if (itemClass.isEmpty()) {
            classes.remove(itemClass);
            forgetSome();
        }
        waiting.item.background().previousAgents().keySet().forEach(agent -> forget(agent, waiting));
        waiting.itemClass = null;
        count(waiting, -1);
    }

    /** A lane whose first changes changes its place among the others. */
    private void stand(Waiting waiting, Lane lane) {
        boolean leads = lane.wouldLead(waiting);
        if (leads && !lane.isEmpty()) {
            stepOut(lane);
        }
        lane.add(waiting);
        if (leads) {
            stepIn(lane);
        }
    }

    private void leave(Waiting waiting, Lane lane) {
        boolean led = lane.first() == waiting;
        if (led) {
            stepOut(lane);
        }
        lane.remove(waiting);
        if (led && !lane.isEmpty()) {
            stepIn(lane);
        }
    }

    private void stepIn(Lane lane) {
        all.add(lane);
        if (lane.aged) {
            aged.add(lane);
        } else {
            slopes.computeIfAbsent(lane.slope, Slope::new).add(lane);
        }
    }

    private void stepOut(Lane lane) {
        all.remove(lane);
        if (lane.aged) {
            aged.remove(lane);
            return;
        }
        Slope others = slopes.get(lane.slope);
        others.remove(lane);
        if (others.isEmpty()) {
            slopes.remove(lane.slope);
        }
    }

    /** A class is kept for the next of its kind; but kinds may be without number. */
    private void forgetSome() {
        if (known.size() > FEW_KINDS + 2 * classes.size()) {
            known.values().removeIf(ItemClass::isEmpty);
            needs.forgetOthers();
        }
    }

    private void forget(String agent, Waiting waiting) {
        TreeSet<Waiting> asking = byPreviousAgent.get(agent);
        asking.remove(waiting);
        if (asking.isEmpty()) {
            byPreviousAgent.remove(agent);
        }
    }

    private void count(Waiting waiting, int change) {
        if (waiting.filter().lastAgentOnly()) {
            return;
        }
        Set<String> pools = waiting.filter().pools();
        if (pools.isEmpty()) {
            waitingForAnyPool += change;
        }
        pools.forEach(pool -> waitingByPool.merge(pool, change, Integer::sum));
    }

    void alarm(Waiting waiting, long at) {
        if (at == waiting.alarmAt) {
            return;
        }
        if (waiting.alarmAt != Long.MAX_VALUE) {
            alarms.remove((double) waiting.alarmAt, waiting);
        }
        waiting.alarmAt = at;
        if (at != Long.MAX_VALUE) {
            alarms.add((double) at, waiting);
        }
    }

    /** The item to which something happens next; null if nothing will. */
    Waiting nextAlarm() {
        return alarms.first();
    }
}
