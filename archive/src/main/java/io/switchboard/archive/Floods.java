package io.switchboard.archive;

import io.switchboard.schema.Surge;
import io.switchboard.wire.Topics;

/** Arrivals that were not what they use to be. */
final class Floods {

    static final FactTable<Surge> TABLE = FactTable.of(
                    "surges",
                    Topics.SURGES,
                    Surge.class,
                    "Items came to a place in other numbers than usual, or do so as usual again.")
            .text("surge_id", "The same on every retry.", Surge::getSurgeId)
            .text("domain", "Of routing.", Surge::getDomain)
            .text("region", "Empty for items of no region, * for all of them.", Surge::getRegion)
            .text("category", "* for all of them.", Surge::getCategory)
            .text("kind", "FLOOD, COLLAPSE or RELEASED.", surge -> surge.getKind()
                    .name())
            .time("onset_at", "When it began, as far as the arrivals tell.", Surge::getOnsetAt)
            .time("detected_at", "When it was found.", Surge::getDetectedAt)
            .real("level", "Of the last hours, in parts of what is usual.", Surge::getLevel)
            .byDayAndRegion("detected_at", "region");

    private Floods() {}
}
