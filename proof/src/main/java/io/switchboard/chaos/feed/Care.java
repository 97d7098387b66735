package io.switchboard.chaos.feed;

import io.switchboard.event.Ack;
import io.switchboard.event.ItemType;
import io.switchboard.event.TicketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who takes care of a ticket's escalations, and gives them back. */
final class Care {

    private static final long MINUTE = 60_000;

    private Care() {}

    /** An acknowledgement in the life of {@code events}, often taken back, never in the moment of one of them. */
    static List<Ack> of(List<TicketEvent> events, long until, Dice dice) {
        TicketEvent first = events.get(0);
        Set<Instant> busy = events.stream().map(TicketEvent::at).collect(Collectors.toSet());
        long openedAt = first.at().toEpochMilli();
        List<Ack> acks = new ArrayList<>();
        long at = free(openedAt + dice.between(MINUTE, 40 * MINUTE), busy);
        Ack.Kind kind = Ack.Kind.ACK;
        while (at < until && acks.size() < 4) {
            acks.add(ack(first, acks.size(), kind, at, dice));
            if (!dice.happens(0.6)) {
                break;
            }
            at = free(at + dice.between(MINUTE / 2, 15 * MINUTE), busy);
            kind = kind == Ack.Kind.ACK ? Ack.Kind.UNACK : Ack.Kind.ACK;
        }
        return acks;
    }

    private static long free(long at, Set<Instant> busy) {
        return busy.contains(Instant.ofEpochMilli(at)) ? free(at + 1, busy) : at;
    }

    private static Ack ack(TicketEvent first, int number, Ack.Kind kind, long at, Dice dice) {
        boolean gold = "apac".equals(first.region());
        String clock = dice.oneOf(List.of("", "", "TOTAL_RESOLUTION", "FIRST_REPLY", "GROUP_OWNERSHIP"));
        boolean all = clock.isEmpty();
        String policyId = gold && clock.equals("FIRST_REPLY") ? "gold" : "desk";
        String cycle = clock.equals("GROUP_OWNERSHIP") ? first.eventId() : "1";
        return new Ack(
                "%s/ack-%d".formatted(first.itemId(), number),
                first.itemId(),
                ItemType.TICKET,
                Instant.ofEpochMilli(at),
                kind,
                all ? null : policyId,
                all ? null : clock,
                all ? null : cycle,
                null,
                "otto");
    }
}
