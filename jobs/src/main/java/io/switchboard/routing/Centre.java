package io.switchboard.routing;

import java.time.ZoneId;
import java.util.Set;

/**
 * A place where agents work.
 *
 * @param zone whose local time its shifts are in
 * @param pools of its agents
 */
public record Centre(String id, ZoneId zone, String region, Set<String> pools) {

    public Centre {
        pools = Set.copyOf(pools);
    }
}
