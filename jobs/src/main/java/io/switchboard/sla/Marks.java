package io.switchboard.sla;

/** Who is told what a fold of a ledger comes upon. */
interface Marks {

    /** For folds that only measure. */
    Marks UNHEARD = new Marks() {
        @Override
        public void reached(Clock clock, Mark mark) {}

        @Override
        public void cleared(Clock clock, Mark mark) {}

        @Override
        public void ended(Clock clock, Ending ending) {}
    };

    void reached(Clock clock, Mark mark);

    /** What was reached under one target is not under another. */
    void cleared(Clock clock, Mark mark);

    void ended(Clock clock, Ending ending);

    /** A span of the clock, which began at its watch's {@code since}, ends at {@code to}. */
    default void spanned(Clock clock, long to) {}
}
