package io.switchboard.quality;

import static io.switchboard.quality.Counter.*;

import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** One of the five dimensions of the quality score: so many of so many were as they should be. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
public enum Part {
    /** Calls answered within the threshold and tickets answered in time. */
    RESPONSE_SPEED(
            c -> c.get(ANSWERED_WITHIN) + c.get(REPLIES_IN_TIME),
            c -> Calls.answered(c) + c.get(ABANDONED_AFTER) + c.get(WAITING_PAST) + c.get(REPLIES_DUE)),
    /** Resolved tickets that stayed resolved. */
    RESOLUTION_RATE(c -> c.get(RESOLVED) - c.get(REOPENED), c -> c.get(RESOLVED)),
    /** Satisfied customers: the top two answers of five. */
    PROFESSIONALISM(Surveys::satisfied, Surveys::csat),
    /** How kindly customers speak of us: detractors count nothing, passives half. */
    ATTITUDE(c -> c.get(PROMOTERS) + c.get(PASSIVES) / 2.0, Surveys::nps),
    /** Contacts after which nobody had to ask again. */
    REPEAT_ENQUIRIES(c -> c.get(SOLVED_CONTACTS) - c.get(REPEATED), c -> c.get(SOLVED_CONTACTS));

    private final ToDoubleFunction<Counters> good;
    private final ToLongFunction<Counters> all;

    Part(ToDoubleFunction<Counters> good, ToLongFunction<Counters> all) {
        this.good = good;
        this.all = all;
    }

    /** Drawn towards what is expected of a desk we know nothing of, the more the less we know. */
    Figure figure(Counters counters, Weights weights) {
        long n = all.applyAsLong(counters);
        double drawn =
                (good.applyAsDouble(counters) + weights.strength() * weights.expected()) / (n + weights.strength());
        return new Figure(good.applyAsDouble(counters), n, n == 0 ? null : drawn, null, null, null);
    }

    /** Where nobody was asked, what is expected stands in. */
    double drawn(Counters counters, Weights weights) {
        Double value = figure(counters, weights).value();
        return value == null ? weights.expected() : value;
    }

    boolean isKnown(Counters counters) {
        return all.applyAsLong(counters) != 0;
    }
}
