package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An agent in the hands of the dispatcher, and what the agent is busy with. */
final class Seat {

    static final Comparator<Seat> BY_IDLE_TIME =
            Comparator.<Seat>comparingLong(seat -> seat.idleSince).thenComparing(seat -> seat.agent.id());
    static final Comparator<Seat> BY_SILENCE =
            Comparator.<Seat>comparingLong(seat -> seat.heardAt).thenComparing(seat -> seat.agent.id());

    Agent agent;
    Presence presence = Presence.OFFLINE;
    long heardAt;
    long idleSince;
    ProfileClass profile;
    Group group;

    private final Set<Channel> exclusive;
    private final Map<String, Need> live = new LinkedHashMap<>();
    private final Map<Channel, Integer> used = new EnumMap<>(Channel.class);
    private int exclusiveItems;

    Seat(Agent agent, Set<Channel> exclusive) {
        this.agent = agent;
        this.exclusive = exclusive;
    }

    KeptAgent kept() {
        return new KeptAgent(agent, presence, heardAt, idleSince, live);
    }

    void take(String itemId, Need need) {
        live.put(itemId, need);
        used.merge(need.channel(), need.units(), Integer::sum);
        exclusiveItems += exclusive.contains(need.channel()) ? 1 : 0;
    }

    boolean give(String itemId) {
        Need need = live.remove(itemId);
        if (need == null) {
            return false;
        }
        used.merge(need.channel(), -need.units(), Integer::sum);
        exclusiveItems -= exclusive.contains(need.channel()) ? 1 : 0;
        return true;
    }

    /** What the item asks of the agent; null if the agent neither has it nor was offered it. */
    Need needOf(String itemId) {
        return live.get(itemId);
    }

    boolean has(String itemId) {
        return live.containsKey(itemId);
    }

    /** All that the agent was offered or has. */
    Set<String> items() {
        return live.keySet();
    }

    boolean isIdle() {
        return live.isEmpty();
    }

    /** What is left of a channel, in units: none beside an exclusive item, nor of an exclusive channel beside any. */
    int free(Channel channel) {
        if (exclusiveItems > 0 || (exclusive.contains(channel) && !live.isEmpty())) {
            return 0;
        }
        return agent.profile().units().getOrDefault(channel, 0) - used.getOrDefault(channel, 0);
    }

    boolean hasRoom() {
        for (Channel channel : agent.profile().units().keySet()) {
            if (free(channel) > 0) {
                return true;
            }
        }
        return false;
    }
}
