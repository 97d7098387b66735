package io.switchboard.chaos.oracle;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.sla.ItemSnapshot;
import java.util.Objects;

/**
 * What an item is like between two things that happen to it.
 *
 * @param snapshot its attributes; the version is the id of the last event, null before the first
 * @param words public words of agents to the customer
 * @param answers those of them that answer
 * @param ownWordToCome an agent opened it, and the first public word after that answers nobody
 * @param over merged, deleted or spam
 */
record Stand(
        String customerId,
        ItemSnapshot snapshot,
        int words,
        int answers,
        int reassignments,
        int reopens,
        boolean ownWordToCome,
        boolean over) {

    /** Before anything has happened. */
    static Stand of(ItemType type) {
        Status beginning = type == ItemType.TICKET ? Status.NEW : Status.IVR;
        return new Stand(
                null, new ItemSnapshot(null, beginning, null, null, null, null, null), 0, 0, 0, 0, false, false);
    }

    Status status() {
        return snapshot.status();
    }

    Priority priority() {
        return snapshot.priority();
    }

    String group() {
        return snapshot.group();
    }

    boolean hasBegun() {
        return snapshot.version() != null;
    }

    /** With the attributes that {@code e} names; status and customer stay where it names none. */
    Stand after(TicketEvent e) {
        return after(
                e.customerId(),
                new ItemSnapshot(
                        e.priority(),
                        Objects.requireNonNullElse(e.status(), status()),
                        e.category(),
                        e.region(),
                        e.group(),
                        e.assignee(),
                        e.eventId()));
    }

    Stand after(CallEvent e, Status to) {
        return after(
                e.customerId(),
                new ItemSnapshot(e.priority(), to, e.category(), e.region(), e.group(), e.assignee(), e.eventId()));
    }

    private Stand after(String customer, ItemSnapshot next) {
        boolean handedOn = hasBegun() && !Objects.equals(group(), next.group());
        boolean back = status().isSettled() && !next.status().isSettled();
        return new Stand(
                customer == null ? customerId : customer,
                next,
                words,
                answers,
                reassignments + (handedOn ? 1 : 0),
                reopens + (back ? 1 : 0),
                ownWordToCome,
                over);
    }

    Stand answered() {
        return new Stand(customerId, snapshot, words + 1, answers + 1, reassignments, reopens, false, over);
    }

    Stand ownWordToComeFirst() {
        return new Stand(customerId, snapshot, words, answers, reassignments, reopens, true, over);
    }

    Stand ownWordSaid() {
        return new Stand(customerId, snapshot, words + 1, answers, reassignments, reopens, false, over);
    }

    Stand ended() {
        return new Stand(customerId, snapshot, words, answers, reassignments, reopens, ownWordToCome, true);
    }
}
