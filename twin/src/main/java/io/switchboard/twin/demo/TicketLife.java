package io.switchboard.twin.demo;

import static io.switchboard.event.TicketEvent.Kind.CREATED;
import static io.switchboard.event.TicketEvent.Kind.MESSAGE;
import static io.switchboard.event.TicketEvent.Kind.UPDATED;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A made-up ticket from its first message to its end: minutes to the first answer, hours to the solution. */
final class TicketLife {

    private final Dice dice;
    private final String itemId;
    private final String customerId;
    private final Instant createdAt;
    private final String category;
    private final Channel channel;
    private final Place place;
    private final List<TicketEvent> events = new ArrayList<>();

    private Instant now;
    private Status status = Status.NEW;
    private Priority priority;
    private String group;
    private String assignee;

    private TicketLife(Dice dice, String itemId, Instant createdAt) {
        this.dice = dice;
        this.itemId = itemId;
        this.createdAt = createdAt;
        now = createdAt;
        customerId = "K-" + (1_000 + dice.below(2_000));
        category = dice.oneOf("billing", "delivery", "login", "outage", "returns");
        channel = dice.oneOf(Channel.EMAIL, Channel.EMAIL, Channel.WEB, Channel.CHAT, Channel.SOCIAL);
        place = Place.of(dice);
        priority = dice.oneOf(
                Priority.P1, Priority.P2, Priority.P2, Priority.P3, Priority.P3, Priority.P3, Priority.P3, Priority.P4);
        group = category.equals("outage") ? "network" : dice.oneOf("first-line", "first-line", "billing");
    }

    static List<TicketEvent> of(Dice dice, String itemId, Instant createdAt) {
        TicketLife life = new TicketLife(dice, itemId, createdAt);
        life.live();
        return life.events;
    }

    private void live() {
        happened(CREATED, Author.CUSTOMER, Visibility.PUBLIC);
        firstAnswer();
        for (int turn = dice.below(3); turn > 0; turn--) {
            aTurn();
        }
        resolve();
        if (dice.chance(0.12)) {
            customerComesBack();
            resolve();
        }
        after(Duration.ofHours(8));
        status = Status.CLOSED;
        happened(UPDATED, Author.SYSTEM, null);
    }

    private void firstAnswer() {
        after(urgency(Duration.ofMinutes(6)));
        assignee = "agent-" + (10 + dice.below(30));
        status = Status.OPEN;
        happened(UPDATED, Author.AGENT, null);
        if (dice.chance(0.3)) {
            after(urgency(Duration.ofMinutes(4)));
            happened(MESSAGE, Author.AGENT, Visibility.INTERNAL);
        }
        after(urgency(Duration.ofMinutes(8)));
        happened(MESSAGE, Author.AGENT, Visibility.PUBLIC);
    }

    private void aTurn() {
        after(urgency(Duration.ofMinutes(20)));
        if (dice.chance(0.5)) {
            waitForCustomer();
        } else if (dice.chance(0.4)) {
            waitForThirdParty();
        } else if (dice.chance(0.5)) {
            priority = priority == Priority.P1 ? Priority.P2 : Priority.P1;
            happened(UPDATED, Author.AGENT, null);
        } else {
            group = dice.oneOf("second-line", "billing", "network");
            assignee = "agent-" + (40 + dice.below(20));
            happened(UPDATED, Author.AGENT, null);
        }
    }

    private void waitForCustomer() {
        status = Status.PENDING;
        happened(MESSAGE, Author.AGENT, Visibility.PUBLIC);
        after(Duration.ofMinutes(90));
        customerWrites();
    }

    private void waitForThirdParty() {
        status = Status.ON_HOLD;
        happened(UPDATED, Author.AGENT, null);
        after(Duration.ofHours(2));
        status = Status.OPEN;
        happened(UPDATED, Author.AGENT, null);
    }

    private void resolve() {
        after(urgency(Duration.ofMinutes(45)));
        status = Status.RESOLVED;
        happened(MESSAGE, Author.AGENT, Visibility.PUBLIC);
    }

    private void customerComesBack() {
        after(Duration.ofHours(3));
        customerWrites();
    }

    private void customerWrites() {
        status = Status.OPEN;
        happened(MESSAGE, Author.CUSTOMER, Visibility.PUBLIC);
    }

    private void after(Duration mean) {
        now = now.plus(dice.about(mean));
    }

    /** The less urgent, the longer it lies. */
    private Duration urgency(Duration mean) {
        return switch (priority) {
            case P0, P1 -> mean;
            case P2 -> mean.multipliedBy(2);
            case P3 -> mean.multipliedBy(4);
            case P4 -> mean.multipliedBy(8);
        };
    }

    private void happened(TicketEvent.Kind kind, Author author, Visibility visibility) {
        long sequence = events.size();
        events.add(new TicketEvent(
                itemId + "-" + sequence,
                itemId,
                customerId,
                now,
                kind,
                sequence,
                kind == CREATED ? null : createdAt,
                status,
                null,
                priority,
                category,
                channel,
                place.language(),
                place.region(),
                group,
                assignee,
                author,
                visibility,
                null,
                null,
                null,
                null,
                null));
    }
}
