package io.switchboard.twin.sim;

/**
 * Chance that belongs to an item and a purpose, not to the order of asking: every routing policy meets the same
 * customers with the same needs and the same patience, so that two of them can be compared pair by pair.
 */
final class Draws {

    /** What a draw is for; a draw of one purpose never changes that of another. */
    static final int GAP = 0;

    static final int KIND = 1;
    static final int WORK = 2;
    static final int PATIENCE = 4;
    static final int LANGUAGE = 6;
    static final int RETURN = 7;
    static final int RETURN_DELAY = 8;
    static final int CHOICE = 9;
    static final int BUSYNESS = 10;

    /** Streams of their own: what was drawn before there were customers is drawn as ever. */
    static final int PEOPLE = 1;

    static final int SURVEYS = 2;
    static final int SWINGS = 3;
    static final int FLOODS = 4;

    /** What agents say who are asked. */
    static final int ANSWERS = 3;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;

    Draws(long seed) {
        this.seed = mix(seed * GOLDEN + 1);
    }

    private Draws(long seed, int stream) {
        this.seed = mix(seed ^ mix(stream * GOLDEN));
    }

    /** Chance that has nothing to do with this one, for a purpose of its own. */
    Draws apart(int stream) {
        return new Draws(seed, stream);
    }

    /** Above 0 and below 1. */
    double uniform(long item, int purpose) {
        long bits = mix(seed ^ mix(item * 16 + purpose + GOLDEN));
        return ((bits >>> 11) + 0.5) * UNIT;
    }

    /** Below {@code bound}. */
    int below(int bound, long item, int purpose) {
        return (int) (uniform(item, purpose) * bound);
    }

    /** The finalizer of SplitMix64: every bit of the input changes half of those of the output. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
