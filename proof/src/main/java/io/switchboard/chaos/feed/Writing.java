package io.switchboard.chaos.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings all that is written in a run into one order: the desk's day, what goes wrong with it, and time itself. */
final class Writing {

    private static final int LAST_ROUNDS = 3;

    private final String seed;
    private final Shape shape;
    private final Dice dice;
    private final Envelopes envelopes;
    private final long from = Workload.START.toEpochMilli();
    private final long until;
    private final List<Line> lines = new ArrayList<>();

    Writing(long seed, Shape shape) {
        this.seed = Long.toHexString(seed);
        this.shape = shape;
        this.dice = new Dice(seed);
        this.envelopes = new Envelopes(shape);
        this.until = from + shape.length().toMillis();
    }

    /** A record and when it is written, in event time. */
    private record Line(long writtenAt, Sent sent) {}

    List<Sent> log() {
        Disorder.of(Desk.day(seed, shape, dice), shape, dice)
                .forEach(slip -> lines.add(new Line(slip.writtenAt(), envelopes.of(slip))));
        long step = (long) shape.heartbeatMs() * shape.speed();
        for (long at = from; at <= until; at += step) {
            heartbeats(at, Instant.ofEpochMilli(at));
        }
        mischief();
        for (int round = 0; round < LAST_ROUNDS; round++) {
            heartbeats(until + (round + 1) * step, Workload.END.plus(Duration.ofHours(round)));
        }
        lines.sort(Comparator.comparingLong(Line::writtenAt));
        return lines.stream().map(Line::sent).toList();
    }

    private void heartbeats(long writtenAt, Instant at) {
        for (String topic : Envelopes.TIMED) {
            for (int partition = 0; partition < shape.partitions(); partition++) {
                lines.add(new Line(writtenAt, envelopes.heartbeat(topic, partition, writtenAt, at)));
            }
        }
    }

    private void mischief() {
        Poison poison = new Poison(envelopes, seed, dice);
        for (int number = 0; number < shape.poison(); number++) {
            long writtenAt = dice.between(from, until);
            lines.add(new Line(writtenAt, poison.of(number, writtenAt)));
        }
        Stragglers stragglers = new Stragglers(envelopes, seed, shape, dice);
        for (int number = 0; number < shape.tooLate(); number++) {
            long writtenAt = dice.between(from, until);
            stragglers.of(number, writtenAt).forEach(sent -> lines.add(new Line(writtenAt, sent)));
        }
    }
}
