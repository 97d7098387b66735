package io.switchboard.sla;

import java.util.function.Supplier;

/** The moment of an entry that changes the past, and how things stood then; played only if somebody asks. */
final class Then {

    private final long at;
    private final Supplier<Fold> play;
    private Fold fold;

    /** @param at epoch milliseconds */
    Then(long at, Supplier<Fold> play) {
        this.at = at;
        this.play = play;
    }

    long at() {
        return at;
    }

    Fold fold() {
        if (fold == null) {
            fold = play.get();
        }
        return fold;
    }
}
