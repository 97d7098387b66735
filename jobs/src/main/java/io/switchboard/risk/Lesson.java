package io.switchboard.risk;

import java.util.Comparator;

/**
 * What a model is told of a clock, in the order of time: a question, or how it ended. A question of the same instant comes
 * first, so nothing is asked of what is known.
 *
 * @param model who is told
 * @param at epoch milliseconds
 * @param item type and id of the clock's item, with {@code cycle}, which cycle of the clock it is
 * @param glimpse what is asked about; null for an ending
 * @param stage the one that was reached, or the last one that was
 * @param counts whether this is the question of its stage, from which the model learns; others are only answered
 * @param ending null for a question
 * @param used the share of its time that was used when it ended; 0 for a question
 */
public record Lesson(
        String model,
        long at,
        String item,
        String cycle,
        Glimpse glimpse,
        Stage stage,
        boolean counts,
        Ending ending,
        double used) {

    static final Comparator<Lesson> ORDER = Comparator.comparingLong(Lesson::at)
            .thenComparing(lesson -> lesson.ending() != null)
            .thenComparing(Lesson::item)
            .thenComparing(Lesson::cycle)
            .thenComparing(Lesson::stage, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What became of a clock. */
    public enum Ending {
        MET,
        BREACHED,
        /** It was given up, so nobody will know. */
        VOID
    }

    boolean isBreach() {
        return ending == Ending.BREACHED;
    }

    /** The clock, among those of its model. */
    String subject() {
        return item + " " + cycle;
    }
}
