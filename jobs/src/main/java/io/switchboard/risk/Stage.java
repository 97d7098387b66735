package io.switchboard.risk;

/**
 * How far a clock has come when it is asked about: by what happened to its item, or by the share of its time that is used.
 * A clock reaches each of them at most once; names and order are for ever, they are part of the state.
 */
public enum Stage {
    /** The first that is known of it. */
    OPENING(0),
    /** Its item's second event since. */
    SECOND(0),
    /** And the third. */
    THIRD(0),
    QUARTER(.25),
    HALF(.5),
    THREE_QUARTERS(.75);

    private final double share;

    Stage(double share) {
        this.share = share;
    }

    /** Of the clock's time; zero for what no time alone brings. */
    double share() {
        return share;
    }

    boolean isOfTime() {
        return share > 0;
    }

    /** From 0, for ever. */
    @SuppressWarnings("EnumOrdinal") // the list above says so
    int place() {
        return ordinal();
    }

    int bit() {
        return 1 << place();
    }
}
