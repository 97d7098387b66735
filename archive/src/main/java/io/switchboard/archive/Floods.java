package io.switchboard.archive;

import io.switchboard.schema.Surge;
import io.switchboard.wire.Topics;

/** Arrivals that were not what they use to be, and what was done about it. */
final class Floods {

    static final FactTable<Surge> TABLE = FactTable.of(
                    "surges",
                    Topics.SURGES,
                    Surge.class,
                    "Items came to a place in other numbers than usual, or do so as usual again; a flood was attributed; a pool helped another.")
            .text("surge_id", "The same on every retry.", Surge::getSurgeId)
            .text("domain", "Of routing.", Surge::getDomain)
            .text(
                    "region",
                    "Empty for items of no region, * for all of them; of help, that of the centre whose pool is helped.",
                    Surge::getRegion)
            .text("category", "* for all of them, as of help.", Surge::getCategory)
            .text(
                    "kind",
                    "FLOOD, COLLAPSE or RELEASED; ATTRIBUTED says how wide a flood is; HELP_OPENED, FIRST_HELPED, HELP_CLOSED.",
                    surge -> surge.getKind().name())
            .time(
                    "onset_at",
                    "When it began, as far as the arrivals tell; of FIRST_HELPED, when help was opened; of HELP_CLOSED, since when the queues were alike.",
                    Surge::getOnsetAt)
            .time("detected_at", "When it was found, or decided.", Surge::getDetectedAt)
            .real("level", "Of the last hours, in parts of what is usual; 0 of help.", Surge::getLevel)
            .text(
                    "surge_scope",
                    "LOCAL if a flood explains more than half of each wider one, else GLOBAL; null but of ATTRIBUTED.",
                    surge -> surge.getScope() == null ? null : surge.getScope().name())
            .text("pool", "That is helped; null where it is not about help.", Surge::getPool)
            .text("helper", "The pool whose agents help; null where it is not about help.", Surge::getHelper)
            .text("item_id", "The first item that was helped; null but of FIRST_HELPED.", Surge::getItemId)
            .byDayAndRegion("detected_at", "region");

    private Floods() {}
}
