package io.switchboard.chaos.feed;

import static io.switchboard.event.Author.AGENT;
import static io.switchboard.event.Author.BOT;
import static io.switchboard.event.Author.CUSTOMER;
import static io.switchboard.event.Author.SYSTEM;
import static io.switchboard.event.Visibility.INTERNAL;
import static io.switchboard.event.Visibility.PUBLIC;

import io.switchboard.event.Author;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import java.util.ArrayList;
import java.util.List;

/** What happens to one ticket from its opening to its end, or to the end of the run. */
final class TicketLife {

    private static final long MINUTE = 60_000;
    private static final int GAP_SECONDS = 170;

    private final Draft draft;
    private final Dice dice;
    private final List<TicketEvent> events = new ArrayList<>();
    private final long openedAt;
    private boolean over;

    private TicketLife(Draft draft, long openedAt, Dice dice) {
        this.draft = draft;
        this.openedAt = openedAt;
        this.dice = dice;
    }

    /** An ordinary life, from {@code openedAt} to at most {@code until}. */
    static List<TicketEvent> of(Draft draft, long openedAt, long until, Dice dice) {
        TicketLife life = new TicketLife(draft, openedAt, dice);
        life.open();
        long dies = openedAt + dice.between(5, 50) * MINUTE;
        for (long at = life.later(openedAt); at < Math.min(until, dies) && !life.over; at = life.later(at)) {
            life.next(at);
        }
        return life.events;
    }

    /** A life of few words: opened, and perhaps answered or resolved. */
    static List<TicketEvent> brief(Draft draft, long openedAt, long until, Dice dice) {
        TicketLife life = new TicketLife(draft, openedAt, dice);
        life.say(openedAt, Kind.CREATED, CUSTOMER);
        long answered = openedAt + dice.between(5 * MINUTE, 30 * MINUTE);
        if (answered < until && dice.happens(0.5)) {
            draft.turn(Status.OPEN);
            life.say(answered, Kind.MESSAGE, AGENT);
        }
        long resolved = openedAt + dice.between(30 * MINUTE, 50 * MINUTE);
        if (resolved < until && dice.happens(0.4)) {
            draft.turn(Status.RESOLVED);
            life.say(resolved, Kind.UPDATED, AGENT);
        }
        return life.events;
    }

    private void open() {
        draft.turn(dice.happens(0.8) ? Status.NEW : Status.OPEN);
        say(openedAt, Kind.CREATED, dice.happens(0.85) ? CUSTOMER : AGENT);
    }

    /** Some things happen in the same moment, some when just so many minutes have passed since the opening. */
    private long later(long at) {
        if (dice.happens(0.04)) {
            return at;
        }
        long next = at + dice.gap(GAP_SECONDS);
        return dice.happens(0.1) ? openedAt + ((next - openedAt) / MINUTE + 1) * MINUTE : next;
    }

    private void next(long at) {
        if (dice.happens(0.012)) {
            say(at, dice.happens(0.5) ? Kind.DELETED : Kind.SPAM, AGENT);
            over = dice.happens(0.7);
            return;
        }
        switch (draft.status()) {
            case NEW, OPEN -> works(at);
            case PENDING, ON_HOLD -> waits(at);
            case RESOLVED -> rests(at);
            case CLOSED, IVR, QUEUED, CONNECTED, WRAP_UP, ENDED -> closed(at);
        }
    }

    private void works(long at) {
        int drawn = dice.below(100);
        if (drawn < 25) {
            draft.turn(dice.happens(0.3) ? Status.PENDING : Status.OPEN);
            say(at, Kind.MESSAGE, AGENT);
        } else if (drawn < 40) {
            say(at, Kind.MESSAGE, CUSTOMER);
        } else if (drawn < 50) {
            aside(at);
        } else if (drawn < 75) {
            turn(
                    at,
                    dice.oneOf(List.of(Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.RESOLVED, Status.RESOLVED)));
        } else {
            change(at);
        }
    }

    /** What answers nobody. */
    private void aside(long at) {
        Author author = dice.oneOf(List.of(AGENT, BOT, SYSTEM));
        events.add(draft.event(at, Kind.MESSAGE, author, author == AGENT ? INTERNAL : PUBLIC));
    }

    private void change(long at) {
        int drawn = dice.below(4);
        if (drawn == 0) {
            draft.prioritise();
        } else if (drawn == 1) {
            draft.classify();
        } else if (drawn == 2) {
            draft.assign();
        } else {
            draft.prioritise().classify().assign();
        }
        if (dice.happens(0.15)) {
            draft.turn(dice.oneOf(List.of(Status.RESOLVED, Status.PENDING, Status.OPEN)));
        }
        say(at, Kind.UPDATED, AGENT);
    }

    private void waits(long at) {
        if (dice.happens(0.5)) {
            draft.turn(Status.OPEN);
            say(at, Kind.MESSAGE, CUSTOMER);
        } else if (dice.happens(0.3)) {
            draft.prioritise();
            say(at, Kind.UPDATED, AGENT);
        } else {
            turn(at, dice.oneOf(List.of(Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.RESOLVED)));
        }
    }

    private void rests(long at) {
        if (dice.happens(0.4)) {
            draft.turn(Status.OPEN);
            if (dice.happens(0.2)) {
                draft.prioritise();
            }
            say(at, Kind.MESSAGE, CUSTOMER);
        } else if (dice.happens(0.3)) {
            draft.assign();
            turn(at, Status.OPEN);
        } else {
            turn(at, Status.CLOSED);
        }
    }

    private void closed(long at) {
        if (dice.happens(0.1)) {
            turn(at, Status.OPEN);
        } else {
            over = true;
        }
    }

    private void turn(long at, Status next) {
        draft.turn(next);
        say(at, Kind.UPDATED, AGENT);
    }

    private void say(long at, Kind kind, Author author) {
        events.add(draft.event(at, kind, author, kind == Kind.MESSAGE ? PUBLIC : null));
    }
}
