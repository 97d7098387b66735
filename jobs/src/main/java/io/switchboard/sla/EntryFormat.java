package io.switchboard.sla;

/** How an {@link Entry} is packed. */
final class EntryFormat {

    private EntryFormat() {}

    static void pack(Packing out, Entry entry) {
        out.text(entry.eventId());
        out.time(entry.at());
        out.number(entry.sequence());
        out.word(Codes.ENTRIES, entry.kind());
        out.time(entry.createdAt());
        out.text(entry.customerId());
        out.word(Codes.STATUSES, entry.status());
        out.text(entry.statusReason());
        out.word(Codes.PRIORITIES, entry.priority());
        out.word(Codes.AUTHORS, entry.author());
        out.word(Codes.VISIBILITIES, entry.visibility());
        out.text(entry.category());
        out.text(entry.region());
        out.text(entry.group());
        out.text(entry.assignee());
        out.text(entry.channel());
        out.text(entry.language());
        out.text(entry.mergedInto());
        out.time(entry.targetAt());
        out.text(entry.direction());
        out.text(entry.intent());
        out.text(entry.actor());
        out.number(entry.tier());
        out.text(entry.contract());
        out.text(entry.customerRegion());
        out.text(entry.policyId());
        out.text(entry.clock());
        out.text(entry.cycle());
        out.text(entry.source());
        out.time(entry.saidAt());
    }

    static Entry unpack(Unpacking in) {
        return new Entry(
                in.text(),
                in.time(),
                in.number(),
                in.word(Codes.ENTRIES),
                in.time(),
                in.text(),
                in.word(Codes.STATUSES),
                in.text(),
                in.word(Codes.PRIORITIES),
                in.word(Codes.AUTHORS),
                in.word(Codes.VISIBILITIES),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.time(),
                in.text(),
                in.text(),
                in.text(),
                in.count(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.time());
    }
}
