package io.switchboard.sla;

import io.switchboard.event.Author;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.policy.ClockOptions;
import io.switchboard.policy.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The item as its ledger's entries leave it, and what we count of it ourselves. All times are epoch milliseconds.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param priority null takes the policy's default
 * @param createdBy who opened it; null where that was never told
 * @param answers public messages of agents so far; of an outbound ticket, since the customer's first
 * @param reassignments changes of the group so far, none counting as a group
 * @param reopens returns from a settled status so far
 * @param cancelled merged, deleted or spam: nothing more is owed
 * @param ended the word for how it ended; null while it is open
 * @param messages public messages of the customer so far
 * @param notes messages among agents so far
 * @param targetAt a due time that the source gave; 0 for none
 * @param settledAt when it was last settled, which it may no longer be; 0 if it never was
 * @param at of the last entry that told something of it
 * @param spent wall time by status and reason, from {@code openedAt} to {@code at}
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
        boolean cancelled,
        String itemId,
        ItemType type,
        String statusReason,
        String channel,
        String language,
        Direction direction,
        String mergedInto,
        String ended,
        int messages,
        int notes,
        long targetAt,
        int tier,
        String contract,
        String customerRegion,
        long openedAt,
        long settledAt,
        long at,
        String version,
        List<Spent> spent) {

    /** The item before its first entry. */
    static Item opened(String itemId, ItemType type, Entry first) {
        Status status =
                switch (type) {
                    case TICKET -> Status.NEW;
                    case CALL -> Status.IVR;
                };
        Author createdBy = first.kind() == Entry.Kind.CREATED ? first.author() : null;
        long openedAt = first.createdAt() > 0 ? Math.min(first.createdAt(), first.at()) : first.at();
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
                false,
                itemId,
                type,
                null,
                first.channel(),
                first.language(),
                first.direction() == null ? null : Direction.valueOf(first.direction()),
                null,
                null,
                0,
                0,
                first.targetAt(),
                0,
                null,
                null,
                openedAt,
                0,
                openedAt,
                first.eventId(),
                List.of());
    }

    Item after(Entry entry) {
        return switch (entry.kind()) {
            case CREATED, UPDATED, MESSAGE, MERGED, DELETED, SPAM -> told(entry);
            case CUSTOMER -> known(entry);
            case INHERITED -> entry.isAnswer() || entry.isCustomerMessage() ? heard(entry) : this;
            case ACK, UNACK -> this;
        };
    }

    private boolean isOwed() {
        return !isOutbound() || messages > 0;
    }

    private Item told(Entry entry) {
        Status next = entry.status() == null ? status : entry.status();
        boolean settles = next.isSettled() && !status.isSettled();
        String end = entry.kind().cancels() ? entry.kind().name() : next.isSettled() ? next.name() : null;
        return new Item(
                entry.customerId() == null ? customerId : entry.customerId(),
                next,
                entry.priority(),
                entry.category(),
                entry.region(),
                entry.group(),
                entry.assignee(),
                createdBy,
                answers + (entry.isAnswer() && isOwed() ? 1 : 0),
                reassignments + (Objects.equals(group, entry.group()) ? 0 : 1),
                reopens + (status.isSettled() && !next.isSettled() ? 1 : 0),
                cancelled || entry.kind().cancels(),
                itemId,
                type,
                entry.status() == null ? statusReason : entry.statusReason(),
                entry.channel() == null ? channel : entry.channel(),
                entry.language() == null ? language : entry.language(),
                direction,
                entry.mergedInto() == null ? mergedInto : entry.mergedInto(),
                cancelled ? ended : end,
                messages + (entry.isCustomerMessage() ? 1 : 0),
                notes + (entry.isNote() ? 1 : 0),
                entry.targetAt() == 0 ? targetAt : entry.targetAt(),
                tier,
                contract,
                customerRegion,
                openedAt,
                settles ? entry.at() : settledAt,
                entry.at(),
                entry.eventId(),
                spentUntil(entry.at()));
    }

    /** Something was said to a ticket that had been merged into this one: it counts as said here. */
    private Item heard(Entry entry) {
        return beside(
                answers + (entry.isAnswer() && isOwed() ? 1 : 0),
                messages + (entry.isCustomerMessage() ? 1 : 0),
                tier,
                contract,
                customerRegion);
    }

    /** What is known of the customer has changed. */
    Item known(Entry entry) {
        return beside(answers, messages, entry.tier(), entry.contract(), entry.customerRegion());
    }

    /** Nothing happened to the item itself: it stands where it stood. */
    private Item beside(int answered, int asked, int customerTier, String customerContract, String itsRegion) {
        return new Item(
                customerId,
                status,
                priority,
                category,
                region,
                group,
                assignee,
                createdBy,
                answered,
                reassignments,
                reopens,
                cancelled,
                itemId,
                type,
                statusReason,
                channel,
                language,
                direction,
                mergedInto,
                ended,
                asked,
                notes,
                targetAt,
                customerTier,
                customerContract,
                itsRegion,
                openedAt,
                settledAt,
                at,
                version,
                spent);
    }

    /** The wall time from opening to {@code until}, by status and reason. */
    List<Spent> spentUntil(long until) {
        long more = Math.max(0, until - at);
        if (more == 0) {
            return spent;
        }
        List<Spent> all = new ArrayList<>(spent);
        for (int i = 0; i < all.size(); i++) {
            Spent one = all.get(i);
            if (one.status() == status && Objects.equals(one.reason(), statusReason)) {
                all.set(i, new Spent(status, statusReason, one.wallMs() + more));
                return all;
            }
        }
        all.add(new Spent(status, statusReason, more));
        return all;
    }

    /** An agent's own first comment does not answer a ticket that the agent opened. */
    boolean isAnswered(ClockOptions options) {
        int said = answers + (options.internalNoteFulfils() ? notes : 0);
        boolean byAgent = createdBy == Author.AGENT && !isOutbound();
        if (byAgent && options.fulfilOnAgentCreate()) {
            return true;
        }
        return said > (byAgent ? 1 : 0);
    }

    boolean isOutbound() {
        return direction == Direction.OUTBOUND;
    }

    /** Nothing more is expected to happen. */
    boolean isOver() {
        return cancelled || status.isFinal();
    }

    ItemSnapshot snapshot() {
        return new ItemSnapshot(priority, status, category, region, group, assignee, version);
    }

    /** What a policy's condition can ask about. */
    Facts facts() {
        return facts(null);
    }

    /** What a clock's condition can ask about, at an event. */
    Facts facts(Entry entry) {
        return new Facts(
                new Facts.ItemFacts(
                        text(itemId),
                        type.name(),
                        status.name(),
                        text(statusReason),
                        text(priority),
                        text(category),
                        text(channel),
                        text(language),
                        text(region),
                        text(group),
                        text(assignee),
                        text(createdBy),
                        text(direction),
                        answers,
                        reassignments,
                        reopens),
                new Facts.CustomerFacts(text(customerId), tier, text(contract), text(customerRegion)),
                entry == null
                        ? null
                        : new Facts.EventFacts(
                                entry.kind().name(),
                                text(entry.author()),
                                text(entry.visibility()),
                                text(entry.intent()),
                                text(entry.actor())));
    }

    /** The same for the moment before an event: a condition about events does not hold then. */
    Facts factsWithoutEvent() {
        Facts facts = facts();
        return new Facts(facts.item(), facts.customer(), new Facts.EventFacts("", "", "", "", ""));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
