package io.switchboard.surge;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/**
 * Whose clock on the wall says what is usual when: people call by their own mornings and weekends.
 *
 * @param zone of places that are of all regions, and of regions that are not named; IANA
 * @param regions zones by region
 */
public record Walls(String zone, Map<String, String> regions) implements Serializable {

    public static final Walls UTC = new Walls("UTC", Map.of());

    public Walls {
        regions = Map.copyOf(regions);
        zone("zone", zone);
        regions.forEach((region, of) -> zone("the zone of region " + region, of));
    }

    private static ZoneId zone(String key, String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s is %s: give an IANA zone such as Australia/Sydney".formatted(key, id), e);
        }
    }

    ZoneId of(String region) {
        return ZoneId.of(regions.getOrDefault(region, zone));
    }
}
