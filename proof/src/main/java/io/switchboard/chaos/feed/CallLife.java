package io.switchboard.chaos.feed;

import io.switchboard.event.CallEvent;
import io.switchboard.event.CallEvent.Kind;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happens to one call, from the menu to its end. */
final class CallLife {

    private static final long SECOND = 1_000;
    private static final List<Priority> PRIORITIES = Arrays.asList(Priority.P1, Priority.P2, null);

    private final String itemId;
    private final String customerId;
    private final Dice dice;
    private final List<CallEvent> events = new ArrayList<>();
    private Priority priority;

    private CallLife(String itemId, String customerId, Dice dice) {
        this.itemId = itemId;
        this.customerId = customerId;
        this.dice = dice;
        this.priority = dice.oneOf(PRIORITIES);
    }

    static List<CallEvent> of(String itemId, String customerId, long offeredAt, Dice dice) {
        CallLife life = new CallLife(itemId, customerId, dice);
        long queuedAt = offeredAt + dice.between(1, 30) * SECOND;
        long answeredAt = queuedAt + dice.between(2 * SECOND, 100 * SECOND);
        life.say(offeredAt, Kind.OFFERED, Status.IVR);
        life.say(queuedAt, Kind.QUEUED, Status.QUEUED);
        if (dice.happens(0.2)) {
            life.priority = dice.oneOf(PRIORITIES);
            life.say(dice.between(queuedAt + 1, answeredAt), Kind.TRANSFERRED, Status.QUEUED);
        }
        if (dice.happens(0.2)) {
            life.say(answeredAt, Kind.ABANDONED, Status.ENDED);
        } else if (dice.happens(0.9)) {
            life.talk(answeredAt);
        }
        return life.events;
    }

    private void talk(long answeredAt) {
        say(answeredAt, Kind.ANSWERED, Status.CONNECTED);
        long transferredAt = answeredAt + dice.between(10, 90) * SECOND;
        if (dice.happens(0.2)) {
            say(transferredAt, Kind.TRANSFERRED, dice.happens(0.5) ? Status.QUEUED : Status.CONNECTED);
        }
        say(transferredAt + dice.between(10, 200) * SECOND, Kind.ENDED, Status.ENDED);
    }

    /** What happened says where the call stands, so that the event need not; only a transfer does not. */
    private void say(long at, Kind kind, Status status) {
        boolean silent = kind != Kind.TRANSFERRED && dice.happens(0.2);
        events.add(new CallEvent(
                "%s/%d".formatted(itemId, events.size()),
                itemId,
                customerId,
                Instant.ofEpochMilli(at),
                kind,
                (long) events.size(),
                silent ? null : status,
                priority,
                "billing",
                "de",
                "emea",
                "line-1",
                null));
    }
}
