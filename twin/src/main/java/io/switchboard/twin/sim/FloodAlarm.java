package io.switchboard.twin.sim;

import io.switchboard.surge.ArrivalWatch;
import io.switchboard.surge.Surge;
import io.switchboard.surge.SurgeRules;
import io.switchboard.surge.SurgeSettings;

/** When a flood that is known to be one is told as such, by its arrivals. */
final class FloodAlarm {

    private static final SurgeRules SURGES = new SurgeRules(SurgeSettings.DEFAULT);

    private final double perMilli;
    private final long from;
    private final long until;
    private ArrivalWatch watch = ArrivalWatch.from(0);
    private boolean openBefore;
    private long toldAt = Long.MAX_VALUE;

    /**
     * Of one flood.
     *
     * @param perMilli arrivals that are usual
     * @param from when it begins, ms
     * @param until when it is over
     */
    FloodAlarm(double perMilli, long from, long until) {
        this.perMilli = perMilli;
        this.from = from;
        this.until = until;
    }

    void arrival(long at) {
        watch = SURGES.arrival(watch, at, (at - watch.lastAt()) * perMilli).watch();
        boolean open = watch.open() == Surge.Kind.FLOOD;
        if (at < from) {
            openBefore = open;
        } else if (open && at < until) {
            toldAt = Math.min(toldAt, at);
        }
    }

    /** Then it says nothing of how soon the flood is known. */
    boolean isOpenBefore() {
        return openBefore;
    }

    /** {@link Long#MAX_VALUE} if the flood was over before; what is told after it is another matter. */
    long toldAt() {
        return toldAt;
    }
}
