package io.switchboard.surge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Says of the floods of a domain whether they are of their place alone or part of something wider, at a look: all floods that go on
 * have just said how much too much has come. While little has come chance says much; so what was told is told otherwise when more
 * has, but not back and forth.
 */
final class Attribution {

    /** Who explains more of what is too much in a wider place is why it is too much there. */
    private static final double MOST = 0.5;

    /** Past the half by so much what was told does not hold any more. */
    private static final double MARGIN = 0.1;

    private final Map<String, KnownFlood> before = new HashMap<>();
    private final Map<String, Flood> floods = new TreeMap<>();

    private Attribution(List<KnownFlood> before, List<Flood> floods) {
        before.forEach(each -> this.before.put(each.place(), each));
        floods.forEach(each -> this.floods.put(each.place(), each));
    }

    /** What goes on, and what is to be told. */
    record Step(List<KnownFlood> floods, List<Sighting> sightings) {}

    /**
     * Somebody looks.
     *
     * @param before what went on at the look before
     * @param floods all that go on
     */
    static Step look(List<KnownFlood> before, List<Flood> floods) {
        return new Attribution(before, floods).look();
    }

    private Step look() {
        List<KnownFlood> going = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        floods.forEach((place, flood) -> {
            KnownFlood known = before.get(place);
            Scope told = known == null || known.onsetAt() != flood.onsetAt() ? null : known.scope();
            Scope scope = scope(flood, told);
            going.add(new KnownFlood(place, flood.onsetAt(), scope));
            if (scope != told) {
                sightings.add(attributed(flood, scope));
            }
        });
        return new Step(List.copyOf(going), sightings);
    }

    private Scope scope(Flood flood, Scope told) {
        List<Flood> wider = flood.widerPlaces().stream()
                .map(floods::get)
                .filter(Objects::nonNull)
                .toList();
        if (wider.isEmpty()) {
            return told;
        }
        double most = told == null ? MOST : told == Scope.LOCAL ? MOST - MARGIN : MOST + MARGIN;
        boolean explains = wider.stream().allMatch(wide -> flood.excess() > most * wide.excess());
        return explains ? Scope.LOCAL : Scope.GLOBAL;
    }

    private static Sighting attributed(Flood flood, Scope scope) {
        Surge surge = new Surge(Surge.Kind.ATTRIBUTED, flood.onsetAt(), flood.at(), flood.level());
        return new Sighting(flood.domain(), flood.region(), flood.category(), surge, scope, null);
    }
}
