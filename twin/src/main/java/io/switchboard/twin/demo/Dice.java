package io.switchboard.twin.demo;

import java.time.Duration;
import java.util.Random;

/** Chance, the same for the same seed. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Most waits are shorter than the mean, a few much longer; never none at all. */
    Duration about(Duration mean) {
        double millis = -mean.toMillis() * Math.log(1 - random.nextDouble());
        return Duration.ofMillis(1 + Math.round(millis));
    }
}
