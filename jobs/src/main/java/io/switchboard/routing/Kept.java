package io.switchboard.routing;

import java.util.Collection;

/** A domain at rest: all there is to go on from. */
record Kept(KeptDomain domain, Collection<KeptItem> items, Collection<KeptAgent> agents, Collection<KeptHelp> help) {}
