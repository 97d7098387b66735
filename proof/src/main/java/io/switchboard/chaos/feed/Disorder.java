package io.switchboard.chaos.feed;

import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.event.Ack;
import java.util.ArrayList;
import java.util.List;

/** How badly what happens is told: behind its turn, held back with others, and twice. */
final class Disorder {

    private static final long MINUTE = 60_000;
    private static final double ITEMS_OF_A_BURST = 0.05;

    private final Shape shape;
    private final Dice dice;
    private final long from = Workload.START.toEpochMilli();
    private final long until;
    private final List<HeldBack> bursts = new ArrayList<>();

    private Disorder(Shape shape, Dice dice) {
        this.shape = shape;
        this.dice = dice;
        this.until = from + shape.length().toMillis();
        for (int burst = 0; burst < shape.lateBursts(); burst++) {
            long written = dice.between(from + 5 * MINUTE, until);
            bursts.add(new HeldBack(written - dice.between(5 * MINUTE, 30 * MINUTE), written, dice.below(1_000)));
        }
    }

    /** What some items say in between is written at its end. */
    private record HeldBack(long from, long until, int salt) {

        boolean has(Slip slip) {
            int drawn = Math.floorMod((slip.itemId() + salt).hashCode() * 31 + salt, 1_000);
            return slip.writtenAt() >= from && slip.writtenAt() < until && drawn < ITEMS_OF_A_BURST * 1_000;
        }
    }

    static List<Slip> of(List<Slip> slips, Shape shape, Dice dice) {
        Disorder disorder = new Disorder(shape, dice);
        List<Slip> written = new ArrayList<>();
        for (Slip slip : slips) {
            Slip once = slip.content() instanceof Ack ? slip : disorder.once(slip);
            written.add(once);
            if (dice.happens(shape.duplicates())) {
                written.add(disorder.again(once));
            }
        }
        return written;
    }

    private Slip once(Slip slip) {
        for (HeldBack burst : bursts) {
            if (burst.has(slip)) {
                return slip.written(burst.until, What.LATE);
            }
        }
        return dice.happens(shape.reordered())
                ? slip.written(Math.min(until, slip.writtenAt() + dice.between(1, 3 * MINUTE)), What.REORDERED)
                : slip;
    }

    /** Mostly soon, sometimes much later. */
    private Slip again(Slip slip) {
        long latest = dice.happens(0.8) ? slip.writtenAt() + 10 * MINUTE : until;
        return slip.written(dice.between(slip.writtenAt(), Math.min(latest, until) + 1), What.DUPLICATE);
    }
}
