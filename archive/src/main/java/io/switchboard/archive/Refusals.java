package io.switchboard.archive;

import io.switchboard.schema.DeadLetter;

/** What no table could take, and why: bad input is data, here too. */
final class Refusals {

    static final FactTable<DeadLetter> TABLE = FactTable.of(
                    "refused_records",
                    null,
                    DeadLetter.class,
                    "A record that no table could take, as it came. Its place is that in the topic named.")
            .text("topic", "The topic it stands in.", DeadLetter::getTopic)
            .bytes("record_bytes", "The record's value; empty when it had none.", DeadLetter::getBytes)
            .text("reason", "What was wrong and what to do.", DeadLetter::getReason)
            .byDay(null);

    private Refusals() {}
}
