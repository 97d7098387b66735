package io.switchboard.chaos.feed;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A ticket's attributes as they are now, and the events that say so. */
final class Draft {

    private static final List<Priority> PRIORITIES =
            Arrays.asList(Priority.P0, Priority.P1, Priority.P2, Priority.P3, Priority.P3, Priority.P4, null);
    private static final List<String> GROUPS =
            Arrays.asList("first line", "first line", "first line", "second line", "field service", null);
    private static final List<String> CATEGORIES =
            Arrays.asList("network", "billing", "complex", "complex", "simple", null);
    private static final List<String> REGIONS = Arrays.asList("emea", "emea", "emea", "amer", "apac", null);
    private static final List<String> AGENTS = Arrays.asList("anna", "otto", "eve", null);
    private static final int CUSTOMERS = 300;

    private final String itemId;
    private final String customerId;
    private final String region;
    private final Dice dice;
    private Status status = Status.NEW;
    private Priority priority;
    private String category;
    private String group;
    private String assignee;
    private int events;

    Draft(String itemId, String seed, Dice dice) {
        this.itemId = itemId;
        this.dice = dice;
        this.customerId = "C-%s-%d".formatted(seed, dice.below(CUSTOMERS));
        this.region = dice.oneOf(REGIONS);
        this.priority = dice.oneOf(PRIORITIES);
        this.category = dice.oneOf(CATEGORIES);
        this.group = dice.oneOf(GROUPS);
        this.assignee = dice.oneOf(AGENTS);
    }

    /** An ordinary one: what many tickets have in common. */
    Draft plain() {
        priority = null;
        category = "network";
        group = "first line";
        return this;
    }

    String itemId() {
        return itemId;
    }

    Status status() {
        return status;
    }

    Draft turn(Status next) {
        status = next;
        return this;
    }

    Draft prioritise() {
        priority = dice.oneOf(PRIORITIES);
        return this;
    }

    Draft classify() {
        category = dice.oneOf(CATEGORIES);
        return this;
    }

    Draft assign() {
        group = dice.oneOf(GROUPS);
        assignee = dice.oneOf(AGENTS);
        return this;
    }

    /** Some messages say nothing of the status. */
    TicketEvent event(long at, Kind kind, Author author, Visibility visibility) {
        long sequence = events++;
        Status said = kind == Kind.MESSAGE && dice.happens(0.1) ? null : status;
        return event("%s/%d".formatted(itemId, sequence), sequence, at, kind, author, visibility, said);
    }

    /** A word of an agent that nobody counted. */
    TicketEvent late(int number, long at) {
        return event(
                "%s/late-%d".formatted(itemId, number), 0, at, Kind.MESSAGE, Author.AGENT, Visibility.PUBLIC, status);
    }

    private TicketEvent event(
            String eventId, long sequence, long at, Kind kind, Author author, Visibility visibility, Status said) {
        return new TicketEvent(
                eventId,
                itemId,
                dice.happens(0.1) ? null : customerId,
                Instant.ofEpochMilli(at),
                kind,
                sequence,
                null,
                said,
                said == Status.PENDING ? "Awaiting customer" : null,
                priority,
                category,
                Channel.EMAIL,
                "de",
                region,
                group,
                assignee,
                author,
                visibility,
                null,
                null,
                Direction.INBOUND,
                null,
                "actor-" + author);
    }
}
