package io.switchboard.chaos.oracle;

import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import java.util.ArrayList;
import java.util.List;

/** What happens to an item, in the order in which it happened: what is the same for all of its clocks. */
final class Life {

    private final List<Moment> moments = new ArrayList<>();
    private Stand stand;

    private Life(Stand stand) {
        this.stand = stand;
    }

    /** The moments of an item to which {@code events} happened, in whatever order they came. */
    static List<Moment> moments(ItemType type, List<Object> events) {
        Life life = new Life(Stand.of(type));
        events.stream().map(Entry::of).sorted(Entry.ORDER).forEach(life::take);
        return List.copyOf(life.moments);
    }

    private void take(Entry entry) {
        if (entry.event() instanceof TicketEvent ticket) {
            take(ticket);
        } else if (entry.event() instanceof CallEvent call) {
            take(call);
        } else {
            add(entry.event(), entry.eventId(), entry.at().toEpochMilli(), stand, false, false);
        }
    }

    /** only an agent's public word answers, and not the first one of who opened the ticket. */
    private void take(TicketEvent e) {
        boolean said = e.kind() == Kind.MESSAGE && e.visibility() == Visibility.PUBLIC;
        boolean ofAnAgent = said && e.author() == Author.AGENT;
        boolean answer = ofAnAgent && !stand.ownWordToCome();
        boolean question = said && e.author() == Author.CUSTOMER;
        Stand after = stand.after(e);
        if (answer) {
            after = after.answered();
        } else if (ofAnAgent) {
            after = after.ownWordSaid();
        } else if (e.kind() == Kind.CREATED && e.author() == Author.AGENT) {
            after = after.ownWordToComeFirst();
        }
        add(e, e.eventId(), e.at().toEpochMilli(), ends(e.kind()) ? after.ended() : after, answer, question);
    }

    static boolean ends(Kind kind) {
        return switch (kind) {
            case MERGED, DELETED, SPAM -> true;
            case CREATED, UPDATED, MESSAGE -> false;
        };
    }

    private void take(CallEvent e) {
        Status status = e.status() == null ? status(e.kind()) : e.status();
        add(e, e.eventId(), e.at().toEpochMilli(), stand.after(e, status), false, false);
    }

    /** Where what happened to a call says that it stands. */
    private static Status status(CallEvent.Kind kind) {
        return switch (kind) {
            case OFFERED -> Status.IVR;
            case QUEUED -> Status.QUEUED;
            case ANSWERED -> Status.CONNECTED;
            case ABANDONED, ENDED -> Status.ENDED;
            case TRANSFERRED, CALLBACK_REQUESTED, HELD, RESUMED -> throw new IllegalArgumentException(
                    "A call that is %s and has no status is not modelled".formatted(kind));
        };
    }

    private void add(Object event, String id, long at, Stand after, boolean answer, boolean question) {
        boolean first = !(event instanceof Ack) && !stand.hasBegun();
        String end = event instanceof TicketEvent ticket && ends(ticket.kind())
                ? ticket.kind().name()
                : null;
        Ack ack = event instanceof Ack given ? given : null;
        moments.add(new Moment(at, id, first, stand, after, answer, question, end, ack));
        stand = after;
    }
}
