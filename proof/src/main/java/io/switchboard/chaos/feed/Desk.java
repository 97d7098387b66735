package io.switchboard.chaos.feed;

import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.event.Ack;
import io.switchboard.event.TicketEvent;
import java.util.ArrayList;
import java.util.List;

/** All that happens on a service desk in one run, as it should be told: each thing when it happens. */
final class Desk {

    /** While the office is closed, as its calendar says: what comes then is due at one moment. */
    private static final long CLOSED_FROM = 20 * 60_000L;

    private static final long CLOSED_FOR = 10 * 60_000L;

    private final String seed;
    private final Shape shape;
    private final Dice dice;
    private final long from = Workload.START.toEpochMilli();
    private final long until;
    private final List<Slip> slips = new ArrayList<>();

    private Desk(String seed, Shape shape, Dice dice) {
        this.seed = seed;
        this.shape = shape;
        this.dice = dice;
        this.until = from + shape.length().toMillis();
    }

    static List<Slip> day(String seed, Shape shape, Dice dice) {
        Desk desk = new Desk(seed, shape, dice);
        for (int number = 0; number < shape.tickets(); number++) {
            desk.ticket(number);
        }
        for (int number = 0; number < shape.burst(); number++) {
            desk.burst(number);
        }
        for (int number = 0; number < shape.calls(); number++) {
            desk.call(number);
        }
        return desk.slips;
    }

    private void ticket(int number) {
        Draft draft = new Draft("T-%s-%d".formatted(seed, number), seed, dice);
        long openedAt = dice.between(from, until - shape.length().toMillis() / 20);
        keep(TicketLife.of(draft, openedAt, until, dice));
    }

    private void burst(int number) {
        Draft draft = new Draft("B-%s-%d".formatted(seed, number), seed, dice).plain();
        long openedAt = from + dice.between(CLOSED_FROM, CLOSED_FROM + CLOSED_FOR);
        keep(TicketLife.brief(draft, Math.min(openedAt, until - 1), until, dice));
    }

    private void keep(List<TicketEvent> life) {
        life.forEach(event -> slips.add(new Slip(event.at().toEpochMilli(), event.itemId(), event, What.EVENT)));
        if (dice.happens(shape.acks())) {
            Care.of(life, until, dice).forEach(this::keep);
        }
    }

    /** Nobody is later than some seconds with it. */
    private void keep(Ack ack) {
        long writtenAt = ack.at().toEpochMilli() + dice.between(0, 5_000);
        slips.add(new Slip(Math.min(writtenAt, until), ack.itemId(), ack, What.EVENT));
    }

    private void call(int number) {
        String itemId = "P-%s-%d".formatted(seed, number);
        String customerId = "C-%s-%d".formatted(seed, number % 300);
        long offeredAt = dice.between(from, until);
        CallLife.of(itemId, customerId, offeredAt, dice).stream()
                .filter(event -> event.at().toEpochMilli() < until)
                .forEach(event -> slips.add(new Slip(event.at().toEpochMilli(), itemId, event, What.EVENT)));
    }
}
