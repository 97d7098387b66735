package io.switchboard.routing;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** All that those who wait ask for, and how well an agent fits any of them at the most. */
final class Needs {

    private record Key(Need need, Filter filter) {}

    private final Weights weights;
    private final Map<Key, NeedClass> known = new HashMap<>();
    private final Set<NeedClass> asked = new LinkedHashSet<>();

    /** As long as the same is asked for. */
    private final Map<ProfileClass, Double> most = new HashMap<>();

    Needs(Weights weights) {
        this.weights = weights;
    }

    NeedClass of(Item item, Filter filter) {
        return known.computeIfAbsent(new Key(item.need(), filter), none -> new NeedClass(item, filter));
    }

    /** One of them waits. */
    void came(NeedClass need) {
        if (need.isEmpty()) {
            asked.add(need);
            most.clear();
        }
        need.count(1);
    }

    /** One of them waits no more. */
    void left(NeedClass need) {
        need.count(-1);
        if (need.isEmpty()) {
            asked.remove(need);
            most.clear();
        }
    }

    /** What is asked for is kept for the next one; but it may be without number. */
    void forgetOthers() {
        known.values().retainAll(asked);
    }

    /** What an agent of the profile can add to an item's own score at the most; {@link NeedClass#CLOSED} if it fits none. */
    double most(ProfileClass profile) {
        Double found = most.get(profile);
        if (found == null) {
            found = asked.stream()
                    .mapToDouble(need -> need.match(profile, weights))
                    .max()
                    .orElse(NeedClass.CLOSED);
            most.put(profile, found);
        }
        return found;
    }
}
