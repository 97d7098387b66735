package io.switchboard.risk;

/** What a model knows of segments, by their names; whoever keeps it decides where. */
interface Memory {

    /** {@link Rate#NONE} of what was never seen. */
    Rate rate(String segment);

    void keep(String segment, Rate rate);

    /** {@link Survival#none} of what was never seen. */
    Survival survival(String segment);

    void keep(String segment, Survival survival);
}
