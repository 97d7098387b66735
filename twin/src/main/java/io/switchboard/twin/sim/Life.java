package io.switchboard.twin.sim;

import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.routing.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of a contact of a scenario, and the events that a telephone system or a help desk would tell of it. */
public final class Life {

    /** Where it is in the end. */
    public enum Place {
        WAITING,
        ASSIGNED,
        ABANDONED,
        REFUSED
    }

    private final Item item;
    private Place place = Place.WAITING;
    private Instant waitedUntil;
    private String agent;
    private Instant done;

    Life(Item item) {
        this.item = item;
    }

    void becomes(Place next, String who, Instant at) {
        place = next;
        agent = who;
        waitedUntil = at;
    }

    void isDone(Instant at) {
        done = at;
    }

    public String id() {
        return item.id();
    }

    public Place place() {
        return place;
    }

    public boolean isCall() {
        return item.need().channel() == Channel.PHONE;
    }

    /** The class of contacts, which has a promise of its own. */
    public String kind() {
        return item.need().category();
    }

    public Duration promised() {
        return Duration.ofMillis(item.promise().responseMillis());
    }

    public Instant entered() {
        return Instant.ofEpochMilli(item.enteredAt());
    }

    /** Null as long as it waits. */
    public Instant waitedUntil() {
        return waitedUntil;
    }

    /** As time goes on after the scenario, who still waits waits for ever. */
    public boolean waitsTooLong() {
        return place == Place.WAITING
                || Duration.between(entered(), waitedUntil).compareTo(promised()) > 0;
    }

    /** {@link CallEvent}s or {@link TicketEvent}s, in the order of their times. */
    public List<Object> events() {
        return events("", Duration.ZERO);
    }

    /** The same of an item whose id begins so, and so much later. */
    public List<Object> events(String prefix, Duration later) {
        Teller teller = new Teller(prefix + id(), later);
        return new ArrayList<>(isCall() ? teller.callEvents() : teller.ticketEvents());
    }

    private Priority priority() {
        return switch (kind()) {
            case "p1" -> Priority.P1;
            case "p2", "call" -> Priority.P2;
            default -> Priority.P3;
        };
    }

    private String region() {
        return item.need().region().isEmpty() ? null : item.need().region();
    }

    /** Tells of the contact under another name, at another time. */
    private final class Teller {

        private final String itemId;
        private final Duration later;

        Teller(String itemId, Duration later) {
            this.itemId = itemId;
            this.later = later;
        }

        private List<CallEvent> callEvents() {
            List<CallEvent> events = new ArrayList<>();
            events.add(call(0, entered(), CallEvent.Kind.OFFERED, Status.IVR));
            events.add(call(1, entered(), CallEvent.Kind.QUEUED, Status.QUEUED));
            switch (place) {
                case WAITING -> {
                    // nothing more is known of it
                }
                case ASSIGNED -> {
                    events.add(call(2, waitedUntil, CallEvent.Kind.ANSWERED, Status.CONNECTED));
                    if (done != null) {
                        events.add(call(3, done, CallEvent.Kind.ENDED, Status.ENDED));
                    }
                }
                case ABANDONED -> events.add(call(2, waitedUntil, CallEvent.Kind.ABANDONED, Status.ENDED));
                case REFUSED -> events.add(call(2, waitedUntil, CallEvent.Kind.ENDED, Status.ENDED));
            }
            return events;
        }

        private CallEvent call(long sequence, Instant at, CallEvent.Kind kind, Status status) {
            return new CallEvent(
                    itemId + "-" + sequence,
                    itemId,
                    null,
                    at.plus(later),
                    kind,
                    sequence,
                    status,
                    priority(),
                    kind(),
                    null,
                    region(),
                    null,
                    status == Status.CONNECTED ? agent : null);
        }

        private List<TicketEvent> ticketEvents() {
            List<TicketEvent> events = new ArrayList<>();
            events.add(ticket(0, entered(), TicketEvent.Kind.CREATED, Status.NEW, Author.CUSTOMER));
            switch (place) {
                case WAITING -> {
                    // nothing more is known of it
                }
                case ASSIGNED -> {
                    events.add(ticket(1, waitedUntil, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.AGENT));
                    if (done != null) {
                        events.add(ticket(2, done, TicketEvent.Kind.UPDATED, Status.RESOLVED, Author.AGENT));
                    }
                }
                case ABANDONED, REFUSED -> events.add(
                        ticket(1, waitedUntil, TicketEvent.Kind.UPDATED, Status.CLOSED, Author.CUSTOMER));
            }
            return events;
        }

        private TicketEvent ticket(long sequence, Instant at, TicketEvent.Kind kind, Status status, Author author) {
            return new TicketEvent(
                    itemId + "-" + sequence,
                    itemId,
                    null,
                    at.plus(later),
                    kind,
                    sequence,
                    entered().plus(later),
                    status,
                    null,
                    priority(),
                    kind(),
                    item.need().channel(),
                    null,
                    region(),
                    null,
                    author == Author.AGENT ? agent : null,
                    author,
                    Visibility.PUBLIC,
                    null,
                    null,
                    Direction.INBOUND,
                    null,
                    null);
        }
    }
}
