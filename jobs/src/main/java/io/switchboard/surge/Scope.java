package io.switchboard.surge;

/** How wide a flood is, once a wider place is flooded, too; until then nobody knows. */
public enum Scope {
    /** It explains most of what is too much in each wider place that is flooded. */
    LOCAL,
    /** It is part of something wider, such as an outage. */
    GLOBAL
}
