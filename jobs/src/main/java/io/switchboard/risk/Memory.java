package io.switchboard.risk;

/** What a model knows; whoever keeps it decides where. */
interface Memory {

    /** {@link Learner#fresh} of a model that has learned nothing yet. */
    Learner learner();

    void keep(Learner learner);

    /** Null of a clock that was never asked about, or has ended. */
    Open open(String subject);

    void keep(String subject, Open clock);

    void forget(String subject);

    /** {@link Rate#NONE} of a segment that was never seen. */
    Rate rate(String segment);

    void keep(String segment, Rate rate);

    /** {@link Survival#none} of a kind that was never seen. */
    Survival survival(String kind);

    void keep(String kind, Survival survival);
}
