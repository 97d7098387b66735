package io.switchboard.sla;

import io.switchboard.event.Author;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.util.Objects;

/**
 * The item as its ledger's entries leave it, and what we count of it ourselves.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param priority null takes the policy's default
 * @param createdBy who opened it; null where that was never told
 * @param answers public messages of agents so far
 * @param reassignments changes of the group so far, none counting as a group
 * @param reopens returns from a settled status so far
 * @param cancelled merged, deleted or spam: nothing more is owed
 */
public record Item(
        String customerId,
        Status status,
        Priority priority,
        String category,
        String region,
        String group,
        String assignee,
        Author createdBy,
        int answers,
        int reassignments,
        int reopens,
        boolean cancelled) {

    /** The item before its first entry. */
    static Item opened(ItemType type, Entry first) {
        Status status =
                switch (type) {
                    case TICKET -> Status.NEW;
                    case CALL -> Status.IVR;
                };
        Author createdBy = first.kind() == Entry.Kind.CREATED ? first.author() : null;
        return new Item(
                first.customerId(),
                status,
                first.priority(),
                first.category(),
                first.region(),
                first.group(),
                first.assignee(),
                createdBy,
                0,
                0,
                0,
                false);
    }

    Item after(Entry entry) {
        Status next = entry.status() == null ? status : entry.status();
        return new Item(
                entry.customerId() == null ? customerId : entry.customerId(),
                next,
                entry.priority(),
                entry.category(),
                entry.region(),
                entry.group(),
                entry.assignee(),
                createdBy,
                answers + (entry.isAnswer() ? 1 : 0),
                reassignments + (Objects.equals(group, entry.group()) ? 0 : 1),
                reopens + (status.isSettled() && !next.isSettled() ? 1 : 0),
                cancelled || entry.kind().cancels());
    }

    /** An agent's own first comment does not answer a ticket that the agent opened. */
    boolean isAnswered() {
        return answers > (createdBy == Author.AGENT ? 1 : 0);
    }

    /** Nothing more is expected to happen. */
    boolean isOver() {
        return cancelled || status.isFinal();
    }

    ItemSnapshot snapshot() {
        return new ItemSnapshot(priority, status, category, region, group, assignee, null);
    }
}
