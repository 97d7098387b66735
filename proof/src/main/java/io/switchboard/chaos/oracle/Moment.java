package io.switchboard.chaos.oracle;

import io.switchboard.event.Ack;

/**
 * Something that happens to an item.
 *
 * @param id of the event
 * @param before the item as it was; for the first event as it begins
 * @param answer a public word of an agent that answers the customer
 * @param question a public word of the customer
 * @param end MERGED, DELETED or SPAM; null for what goes on
 * @param ack null for an event
 */
record Moment(
        long at,
        String id,
        boolean first,
        Stand before,
        Stand after,
        boolean answer,
        boolean question,
        String end,
        Ack ack) {}
