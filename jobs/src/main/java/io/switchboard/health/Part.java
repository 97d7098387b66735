package io.switchboard.health;

/** What a customer can complain of, in the order in which it is told and added up. */
public enum Part {
    /** Of the customer's resources. */
    PRESSURE("pressure", .25),
    /** Promises that were broken. */
    BREACHES("breaches", .25),
    /** Coming again about the same. */
    EFFORT("effort", .2),
    /** What was not solved when we said so. */
    REOPENS("reopens", .1),
    /** What the customer said last. */
    MOOD("mood", .2);

    private final String word;
    private final double usualWeight;

    Part(String word, double usualWeight) {
        this.word = word;
        this.usualWeight = usualWeight;
    }

    public String word() {
        return word;
    }

    double usualWeight() {
        return usualWeight;
    }
}
