package io.switchboard.sla;

/** How an {@link Item} is packed. */
final class ItemFormat {

    private ItemFormat() {}

    static void pack(Packing out, Item item) {
        out.text(item.customerId());
        out.word(Codes.STATUSES, item.status());
        out.word(Codes.PRIORITIES, item.priority());
        out.text(item.category());
        out.text(item.region());
        out.text(item.group());
        out.text(item.assignee());
        out.word(Codes.AUTHORS, item.createdBy());
        out.number(item.answers());
        out.number(item.reassignments());
        out.number(item.reopens());
        out.flag(item.cancelled());
        out.text(item.itemId());
        out.word(Codes.TYPES, item.type());
        out.text(item.statusReason());
        out.text(item.channel());
        out.text(item.language());
        out.word(Codes.DIRECTIONS, item.direction());
        out.text(item.mergedInto());
        out.text(item.ended());
        out.number(item.messages());
        out.number(item.notes());
        out.time(item.targetAt());
        out.number(item.tier());
        out.text(item.contract());
        out.text(item.customerRegion());
        out.time(item.openedAt());
        out.time(item.settledAt());
        out.time(item.at());
        out.text(item.version());
        out.list(item.spent(), ItemFormat::pack);
    }

    static Item unpack(Unpacking in) {
        return new Item(
                in.text(),
                in.word(Codes.STATUSES),
                in.word(Codes.PRIORITIES),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.word(Codes.AUTHORS),
                in.count(),
                in.count(),
                in.count(),
                in.flag(),
                in.text(),
                in.word(Codes.TYPES),
                in.text(),
                in.text(),
                in.text(),
                in.word(Codes.DIRECTIONS),
                in.text(),
                in.text(),
                in.count(),
                in.count(),
                in.time(),
                in.count(),
                in.text(),
                in.text(),
                in.time(),
                in.time(),
                in.time(),
                in.text(),
                in.list(ItemFormat::spent));
    }

    private static void pack(Packing out, Spent spent) {
        out.word(Codes.STATUSES, spent.status());
        out.text(spent.reason());
        out.span(spent.wallMs());
    }

    private static Spent spent(Unpacking in) {
        return new Spent(in.word(Codes.STATUSES), in.text(), in.span());
    }
}
