package io.switchboard.routing;

import java.util.TreeSet;

/**
 * Agents with room for an item who can do the same and stand alike: of them the one who is idle longest comes first,
 * whatever the item.
 */
record Group(ProfileClass profile, Standing standing, TreeSet<Seat> seats) {}
