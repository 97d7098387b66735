package io.switchboard.chaos.feed;

import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.event.Author;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import io.switchboard.wire.Topics;
import java.time.Instant;
import java.util.List;

/** Events that come after the allowed lateness, some of them by a millisecond, and some that are just in time. */
final class Stragglers {

    private static final long MINUTE = 60_000;

    private final Envelopes envelopes;
    private final String seed;
    private final Shape shape;
    private final Dice dice;

    Stragglers(Envelopes envelopes, String seed, Shape shape, Dice dice) {
        this.envelopes = envelopes;
        this.seed = seed;
        this.shape = shape;
        this.dice = dice;
    }

    /** What is written when time has come to {@code writtenAt}: a heartbeat that says so, and what it is too late for. */
    List<Sent> of(int number, long writtenAt) {
        long limit = writtenAt - 1 - shape.allowedLateness().toMillis();
        String itemId = "L-%s-%d".formatted(seed, number);
        Sent straggler =
                switch (number % 3) {
                    case 0 -> created(itemId, limit - 1, writtenAt, What.TOO_LATE);
                    case 1 -> created(itemId, limit, writtenAt, What.LATE);
                    default -> said("T-%s-%d".formatted(seed, dice.below(shape.tickets())), number, limit, writtenAt);
                };
        Instant now = Instant.ofEpochMilli(writtenAt);
        return List.of(envelopes.heartbeat(Topics.TICKET_EVENTS, straggler.partition(), writtenAt, now), straggler);
    }

    private Sent created(String itemId, long at, long writtenAt, What what) {
        Draft draft = new Draft(itemId, seed, dice);
        Object event = draft.event(at, Kind.CREATED, Author.CUSTOMER, Visibility.PUBLIC);
        return envelopes.of(new Slip(writtenAt, itemId, event, what));
    }

    /** To a ticket that others speak of, too. */
    private Sent said(String itemId, int number, long limit, long writtenAt) {
        Draft draft = new Draft(itemId, seed + "-late-" + number, dice);
        long at = limit - MINUTE - dice.between(0, 60 * MINUTE);
        Object event = draft.late(number, at);
        return envelopes.of(new Slip(writtenAt, itemId, event, What.TOO_LATE));
    }
}
