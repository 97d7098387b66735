package io.switchboard.health;

/**
 * For how long a customer's resources have been pressed, or have not. Times are epoch milliseconds, 0 for not.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param over since when the pressure is at the limit or over it
 * @param under since when it is below what releases
 * @param engaged a case was raised, and the pressure was not released since
 */
public record Watch(long over, long under, boolean engaged) {

    static final Watch QUIET = new Watch(0, 0, false);

    /** Nobody measures any more, so nobody knows. */
    Watch blind() {
        return new Watch(0, 0, engaged);
    }

    Watch seeing(double pressure, long at, Settings settings) {
        return new Watch(
                pressure >= settings.limit() ? since(over, at) : 0,
                pressure < settings.release() ? since(under, at) : 0,
                engaged);
    }

    Watch engaged(boolean isEngaged) {
        return new Watch(over, under, isEngaged);
    }

    private static long since(long known, long at) {
        return known == 0 ? at : known;
    }
}
