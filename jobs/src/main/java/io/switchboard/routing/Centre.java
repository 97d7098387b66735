package io.switchboard.routing;

import java.time.ZoneId;
import java.util.Set;

/**
 * A place where agents work.
 *
 * @param zone whose local time its shifts are in
 * @param region where help for its pools is told, see {@link Relief}, so by the name that items have for it; empty if none
 * @param pools of its agents
 */
public record Centre(String id, ZoneId zone, String region, Set<String> pools) {

    public Centre {
        pools = Set.copyOf(pools);
    }
}
