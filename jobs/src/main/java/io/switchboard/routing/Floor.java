package io.switchboard.routing;

import io.switchboard.event.Channel;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The agents of a domain: who is there, who has room, and who is idle longest. */
final class Floor {

    /** Beside two of each agent, so many are kept before those are forgotten that nobody has any more. */
    private static final int MANY_PROFILES = 1_000;

    private record GroupKey(int profile, Standing standing) {}

    private final Set<Channel> exclusive;
    private final Map<String, Seat> seats = new HashMap<>();
    private final Map<Profile, ProfileClass> profiles = new HashMap<>();
    /** Of the profiles that are known. */
    private final BitSet numbers = new BitSet();

    private final Map<GroupKey, Group> groups = new LinkedHashMap<>();
    private final TreeSet<Seat> present = new TreeSet<>(Seat.BY_SILENCE);
    private final Map<String, Integer> presentByPool = new HashMap<>();
    private final Map<String, Integer> idleByPool = new HashMap<>();
    private final Map<String, Seat> holders = new HashMap<>();
    private final Changes changes;

    Floor(Set<Channel> exclusive, Changes changes) {
        this.exclusive = exclusive;
        this.changes = changes;
    }

    /** Somebody is where they were. */
    void resume(KeptAgent kept) {
        Seat seat = new Seat(kept.agent(), exclusive);
        seats.put(kept.agent().id(), seat);
        seat.presence = kept.presence();
        seat.heardAt = kept.heardAt();
        seat.idleSince = kept.idleSince();
        kept.live().forEach((itemId, need) -> {
            seat.take(itemId, need);
            holders.put(itemId, seat);
        });
        seat.profile = profileOf(kept.agent());
        joinRanks(seat);
    }

    private ProfileClass profileOf(Agent agent) {
        ProfileClass known = profiles.get(agent.profile());
        if (known != null) {
            return known;
        }
        if (profiles.size() >= MANY_PROFILES + 2 * seats.size()) {
            forgetProfiles();
        }
        ProfileClass made = new ProfileClass(numbers.nextClearBit(0), agent.profile());
        numbers.set(made.number());
        profiles.put(agent.profile(), made);
        return made;
    }

    /** Measured speeds are part of a profile: with each new figure an agent has another, and nobody the one before. */
    private void forgetProfiles() {
        numbers.clear();
        seats.values().stream()
                .map(seat -> seat.profile)
                .filter(Objects::nonNull)
                .forEach(profile -> numbers.set(profile.number()));
        profiles.values().removeIf(profile -> !numbers.get(profile.number()));
    }

    int knownProfiles() {
        return profiles.size();
    }

    Collection<Seat> all() {
        return seats.values();
    }

    /** Whom the item was offered or given to; null if nobody has it. */
    Seat holder(String itemId) {
        return holders.get(itemId);
    }

    /** Who has gone home and has nothing left to do is nobody to us, until somebody of that name comes again. */
    void forget(Seat seat) {
        if (seat.presence == Presence.OFFLINE && seat.isIdle()) {
            seats.remove(seat.agent.id());
            changes.agent(seat.agent.id());
        }
    }

    Seat find(String agentId) {
        return seats.get(agentId);
    }

    /** Groups of agents with room. */
    Collection<Group> groups() {
        return groups.values();
    }

    /** Agents of the pool with room, who is idle longest first. */
    List<Seat> withRoom(String pool) {
        return groups.values().stream()
                .filter(group -> group.profile().profile().pool().equals(pool))
                .flatMap(group -> group.seats().stream())
                .sorted(Seat.BY_IDLE_TIME)
                .toList();
    }

    /** All agents with room, who is idle longest first. */
    List<Seat> withRoom() {
        return groups.values().stream()
                .flatMap(group -> group.seats().stream())
                .sorted(Seat.BY_IDLE_TIME)
                .toList();
    }

    int idle(String pool) {
        return idleByPool.getOrDefault(pool, 0);
    }

    int present(String pool) {
        return presentByPool.getOrDefault(pool, 0);
    }

    /** An agent comes, goes or is not who it was. */
    Seat seat(Agent agent, Presence presence, long at) {
        Seat seat = seats.computeIfAbsent(agent.id(), id -> new Seat(agent, exclusive));
        leaveRanks(seat);
        if (presence == Presence.AVAILABLE && seat.presence != Presence.AVAILABLE) {
            seat.idleSince = at;
        }
        seat.agent = agent;
        seat.presence = presence;
        seat.heardAt = at;
        seat.profile = profileOf(agent);
        joinRanks(seat);
        changes.agent(agent.id());
        return seat;
    }

    void heard(Seat seat, long at) {
        present.remove(seat);
        seat.heardAt = at;
        if (seat.presence == Presence.AVAILABLE) {
            present.add(seat);
        }
        changes.agent(seat.agent.id());
    }

    void take(Seat seat, Waiting waiting) {
        take(seat, waiting.item.id(), waiting.item.need());
    }

    void take(Seat seat, String itemId, Need need) {
        leaveRanks(seat);
        seat.take(itemId, need);
        holders.put(itemId, seat);
        joinRanks(seat);
        changes.agent(seat.agent.id());
    }

    /** Whether the agent had the item, who has it no more. */
    boolean give(Seat seat, String itemId, long at) {
        leaveRanks(seat);
        boolean had = seat.give(itemId);
        holders.remove(itemId, seat);
        if (had && seat.isIdle()) {
            seat.idleSince = at;
        }
        joinRanks(seat);
        changes.agent(seat.agent.id());
        return had;
    }

    /** An offer that came to nothing does not cost the agent the place among the idle. */
    void giveBack(Seat seat, String itemId) {
        leaveRanks(seat);
        seat.give(itemId);
        holders.remove(itemId, seat);
        joinRanks(seat);
        changes.agent(seat.agent.id());
    }

    /** Who was not heard of for longest of those who are there; null if nobody is. */
    Seat mostSilent() {
        return present.isEmpty() ? null : present.first();
    }

    private void joinRanks(Seat seat) {
        if (seat.presence != Presence.AVAILABLE) {
            return;
        }
        String pool = seat.agent.profile().pool();
        present.add(seat);
        presentByPool.merge(pool, 1, Integer::sum);
        if (seat.isIdle()) {
            idleByPool.merge(pool, 1, Integer::sum);
        }
        if (seat.hasRoom()) {
            GroupKey key = new GroupKey(seat.profile.number(), seat.agent.standing());
            seat.group = groups.computeIfAbsent(
                    key, none -> new Group(seat.profile, key.standing(), new TreeSet<>(Seat.BY_IDLE_TIME)));
            seat.group.seats().add(seat);
        }
    }

    private void leaveRanks(Seat seat) {
        if (seat.presence != Presence.AVAILABLE) {
            return;
        }
        String pool = seat.agent.profile().pool();
        present.remove(seat);
        presentByPool.merge(pool, -1, Integer::sum);
        if (seat.isIdle()) {
            idleByPool.merge(pool, -1, Integer::sum);
        }
        if (seat.group != null) {
            seat.group.seats().remove(seat);
            if (seat.group.seats().isEmpty()) {
                groups.remove(new GroupKey(seat.profile.number(), seat.group.standing()));
            }
            seat.group = null;
        }
    }
}
