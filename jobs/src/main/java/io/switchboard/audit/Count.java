package io.switchboard.audit;

/** What of a minute is told and counted. */
public enum Count {
    /** Breaches that were told and not withdrawn. */
    BREACHES(Alarm.Kind.BREACHES_MISCOUNTED),
    /** Cycles of clocks that ended and were not cancelled, and those of them that ended in time. */
    ENDS(Alarm.Kind.ENDS_MISCOUNTED);

    private final Alarm.Kind miscounted;

    Count(Alarm.Kind miscounted) {
        this.miscounted = miscounted;
    }

    Alarm.Kind miscounted() {
        return miscounted;
    }
}
