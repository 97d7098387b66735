package io.switchboard.sla;

/** Who is told what a fold of a ledger comes upon; clocks are known by their place among the fold's clocks. */
interface Marks {

    /** For folds that only measure. */
    Marks UNHEARD = new Marks() {
        @Override
        public void reached(int place, Clock clock, Mark mark) {}

        @Override
        public void cleared(int place, Clock clock, Mark mark) {}

        @Override
        public void ended(int place, Clock clock, Ending ending) {}
    };

    void reached(int place, Clock clock, Mark mark);

    /** What was reached under one target is not under another. */
    void cleared(int place, Clock clock, Mark mark);

    void ended(int place, Clock clock, Ending ending);
}
