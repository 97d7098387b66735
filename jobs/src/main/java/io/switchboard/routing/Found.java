package io.switchboard.routing;

import java.util.Comparator;

/**
 * An item and an agent whom nothing keeps apart.
 *
 * @param score as far as it differs between those it is compared with
 */
record Found(Waiting waiting, Seat seat, double score) {

    /** As {@link Candidate#BEST_FIRST}. */
    static final Comparator<Found> BEST_FIRST = (a, b) -> {
        if (a.waiting.aged != b.waiting.aged) {
            return a.waiting.aged ? -1 : 1;
        }
        if (a.waiting.aged && a.waiting != b.waiting) {
            return Waiting.BY_AGE.compare(a.waiting, b.waiting);
        }
        int byScore = Double.compare(b.score, a.score);
        if (byScore != 0) {
            return byScore;
        }
        int byAge = Waiting.BY_AGE.compare(a.waiting, b.waiting);
        return byAge != 0 ? byAge : Seat.BY_IDLE_TIME.compare(a.seat, b.seat);
    };
}
