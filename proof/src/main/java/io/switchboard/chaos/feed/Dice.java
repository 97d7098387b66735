package io.switchboard.chaos.feed;

import java.util.List;
import java.util.Random;

/** Chance that comes from the seed of the run alone. */
final class Dice {

    private static final long SECOND = 1_000;

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    <T> T oneOf(List<T> many) {
        return many.get(random.nextInt(many.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code from} up to, but without {@code to}; {@code from} if there is nothing in between. */
    long between(long from, long to) {
        return to <= from ? from : random.nextLong(from, to);
    }

    /** A gap between two things that happen by themselves, in milliseconds. */
    long gap(long meanSeconds) {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) * meanSeconds * SECOND);
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
