package io.switchboard.bench.desk;

import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A help desk whose number of open tickets stays the same: a closed one makes room for a new one. The same seed gives
 * the same events. One thread uses it.
 */
public final class Desk {

    private static final Priority[] PRIORITIES = {Priority.P1, Priority.P2, Priority.P3, Priority.P4};
    private static final String[] CATEGORIES = {"network", "billing", "storage", "login", "email"};
    private static final double ANSWERED_AT_ONCE = 0.9;
    private static final double REOPENED = 0.15;

    private enum Stage {
        AWAITED,
        UNANSWERED,
        OPEN,
        PENDING,
        RESOLVED
    }

    private final RandomGenerator dice;
    private final Access access;
    private final Customers customers;
    private final Touches touches;
    private final Stage[] stages;
    private final int[] tickets;
    private Duration step;
    private Instant now;
    private long events;
    private int opened;
    private int filled;

    /**
     * @param open how many tickets are open once {@link #isOpen()}
     * @param step time between two events
     */
    public Desk(long seed, int open, Access access, Customers customers, Duration step, Instant start) {
        this.dice = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.access = access;
        this.customers = customers;
        this.touches = new Touches((int) Math.ceil(open * Access.LONGEST_GAP) + 1);
        this.stages = new Stage[open];
        Arrays.fill(stages, Stage.AWAITED);
        this.tickets = new int[open];
        this.step = step;
        this.now = start;
    }

    /** Whether all its tickets are open, and from now on one closes for each that opens. */
    public boolean isOpen() {
        return filled == stages.length;
    }

    /** How many tickets there ever were. */
    public int everOpen() {
        return opened;
    }

    /** Goes on from another time, and at another pace. */
    public void goOn(Instant from, Duration between) {
        now = from;
        step = between;
    }

    /** The time of the event that is told next. */
    public Instant upcoming() {
        return now.plus(step);
    }

    /** What happens next. */
    public TicketEvent next() {
        now = upcoming();
        int place = isOpen() ? access.pick(dice, stages.length, touches) : filled;
        TicketEvent event = happens(place);
        touches.add(place);
        return event;
    }

    /** A ticket opens beside those that stay as many, and nothing else happens to it. */
    public TicketEvent opensBeside(Instant at) {
        return told(opened++, at, TicketEvent.Kind.CREATED, Status.NEW, Author.CUSTOMER);
    }

    private TicketEvent happens(int place) {
        return switch (stages[place]) {
            case AWAITED -> opens(place);
            case UNANSWERED -> answered(place);
            case OPEN -> worked(place);
            case PENDING -> told(place, Stage.OPEN, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.CUSTOMER);
            case RESOLVED -> left(place);
        };
    }

    private TicketEvent opens(int place) {
        tickets[place] = opened++;
        boolean isAnsweredAtOnce = dice.nextDouble() < ANSWERED_AT_ONCE;
        filled += isOpen() || isAnsweredAtOnce ? 0 : 1;
        return told(place, Stage.UNANSWERED, TicketEvent.Kind.CREATED, Status.NEW, Author.CUSTOMER);
    }

    private TicketEvent answered(int place) {
        filled += isOpen() ? 0 : 1;
        return told(place, Stage.OPEN, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.AGENT);
    }

    private TicketEvent worked(int place) {
        double chance = dice.nextDouble();
        if (chance < 0.3) {
            return told(place, Stage.PENDING, TicketEvent.Kind.UPDATED, Status.PENDING, Author.AGENT);
        }
        if (chance < 0.5) {
            return told(place, Stage.RESOLVED, TicketEvent.Kind.UPDATED, Status.RESOLVED, Author.AGENT);
        }
        TicketEvent.Kind kind = chance < 0.7 ? TicketEvent.Kind.MESSAGE : TicketEvent.Kind.UPDATED;
        return told(place, Stage.OPEN, kind, Status.OPEN, Author.AGENT);
    }

    private TicketEvent left(int place) {
        return dice.nextDouble() < REOPENED
                ? told(place, Stage.OPEN, TicketEvent.Kind.MESSAGE, Status.OPEN, Author.CUSTOMER)
                : told(place, Stage.AWAITED, TicketEvent.Kind.UPDATED, Status.CLOSED, Author.AGENT);
    }

    private TicketEvent told(int place, Stage stage, TicketEvent.Kind kind, Status status, Author author) {
        stages[place] = stage;
        return told(tickets[place], now, kind, status, author);
    }

    private TicketEvent told(int ticket, Instant at, TicketEvent.Kind kind, Status status, Author author) {
        return new TicketEvent(
                "e-" + events++,
                "T-" + ticket,
                customers.of(ticket),
                at,
                kind,
                null,
                null,
                status,
                null,
                PRIORITIES[ticket % PRIORITIES.length],
                CATEGORIES[ticket % CATEGORIES.length],
                Channel.EMAIL,
                "en",
                "emea",
                "first line",
                "agent-" + ticket % 500,
                author,
                Visibility.PUBLIC,
                null,
                null,
                null,
                null,
                null);
    }
}
