package io.switchboard.twin.demo;

import static io.switchboard.event.CallEvent.Kind.ABANDONED;
import static io.switchboard.event.CallEvent.Kind.ANSWERED;
import static io.switchboard.event.CallEvent.Kind.ENDED;
import static io.switchboard.event.CallEvent.Kind.HELD;
import static io.switchboard.event.CallEvent.Kind.OFFERED;
import static io.switchboard.event.CallEvent.Kind.QUEUED;
import static io.switchboard.event.CallEvent.Kind.RESUMED;

import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A made-up call from the menu to its end: seconds to minutes in the queue, and a few lose patience. */
final class CallLife {

    private final Dice dice;
    private final String itemId;
    private final String customerId;
    private final Priority priority;
    private final String category;
    private final Place place;
    private final List<CallEvent> events = new ArrayList<>(6);

    private Instant now;
    private String agent;

    private CallLife(Dice dice, String itemId, Instant offeredAt) {
        this.dice = dice;
        this.itemId = itemId;
        now = offeredAt;
        customerId = dice.chance(0.6) ? "K-" + (1_000 + dice.below(2_000)) : null;
        priority = customerId == null ? null : dice.oneOf(Priority.P1, Priority.P2, Priority.P2, Priority.P3);
        category = dice.oneOf("billing", "delivery", "login", "outage", "sales");
        place = Place.of(dice);
    }

    static List<CallEvent> of(Dice dice, String itemId, Instant offeredAt) {
        CallLife life = new CallLife(dice, itemId, offeredAt);
        life.live();
        return life.events;
    }

    private void live() {
        happened(OFFERED, Status.IVR);
        after(Duration.ofSeconds(12));
        if (dice.chance(0.05)) {
            happened(ABANDONED, Status.ENDED);
            return;
        }
        happened(QUEUED, Status.QUEUED);
        Duration wait = dice.about(Duration.ofSeconds(35));
        Duration patience = dice.about(Duration.ofMinutes(4));
        now = now.plus(wait.compareTo(patience) < 0 ? wait : patience);
        if (wait.compareTo(patience) >= 0) {
            happened(ABANDONED, Status.ENDED);
            return;
        }
        agent = "agent-" + (60 + dice.below(40));
        happened(ANSWERED, Status.CONNECTED);
        after(Duration.ofMinutes(2));
        if (dice.chance(0.2)) {
            happened(HELD, Status.CONNECTED);
            after(Duration.ofSeconds(45));
            happened(RESUMED, Status.CONNECTED);
        }
        after(Duration.ofMinutes(1));
        happened(ENDED, Status.ENDED);
    }

    private void after(Duration mean) {
        now = now.plus(dice.about(mean));
    }

    private void happened(CallEvent.Kind kind, Status status) {
        long sequence = events.size();
        events.add(new CallEvent(
                itemId + "-" + sequence,
                itemId,
                customerId,
                now,
                kind,
                sequence,
                status,
                priority,
                category,
                place.language(),
                place.region(),
                "hotline-" + place.language(),
                agent));
    }
}
