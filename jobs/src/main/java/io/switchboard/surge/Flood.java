package io.switchboard.surge;

import java.util.List;

/**
 * A flood that goes on, as it stands at a look; all places are looked at at the same moments.
 *
 * @param onsetAt epoch milliseconds, as {@code at}
 * @param level of the day in parts of the profile
 * @param excess arrivals since the onset beyond those that were usual
 */
public record Flood(String domain, String region, String category, long onsetAt, long at, double level, double excess) {

    String place() {
        return here().place();
    }

    /** The places that this one is a part of. */
    List<String> widerPlaces() {
        String own = place();
        return here().places().stream()
                .map(Arrival::place)
                .filter(place -> !place.equals(own))
                .distinct()
                .toList();
    }

    private Arrival here() {
        return new Arrival(domain, region, category, at);
    }
}
