package io.switchboard.calendar;

import java.io.Serializable;

/** The hours in which we work; time outside them costs no business time. All times are epoch milliseconds. */
public final class BusinessCalendar implements Serializable {

    private static final long serialVersionUID = 1;

    private final String id;

    BusinessCalendar(String id) {
        this.id = id;
    }

    /** The name under which policies refer to it. */
    public String id() {
        return id;
    }

    /** Business time in {@code [from, to)}; zero if {@code to} is not after {@code from}. */
    public long between(long from, long to) {
        return Math.max(0, to - from);
    }

    /** The first instant, not before {@code from}, by which {@code business} time has passed. */
    public long plus(long from, long business) {
        return from + business;
    }

    /**
     * The last instant, not before {@code from}, by which no more than {@code business} time has passed: a millisecond
     * later it is exceeded. It differs from {@link #plus} where a target is reached at closing time.
     */
    public long exceeded(long from, long business) {
        return from + business;
    }
}
