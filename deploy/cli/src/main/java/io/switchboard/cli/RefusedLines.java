package io.switchboard.cli;

import io.switchboard.twin.recorded.Refusal;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Consumer;

/** Says which lines of a recording nobody could read: the first of them to a person, all of them in a file if there is one. */
final class RefusedLines implements Consumer<Refusal> {

    /** More would hide what else there is to read. */
    private static final int TOLD = 10;

    private final Consumer<String> person;
    private final PrintWriter all;
    private long count;

    private RefusedLines(Consumer<String> person, PrintWriter all) {
        this.person = person;
        this.all = all;
    }

    static RefusedLines toldTo(Consumer<String> person) {
        return new RefusedLines(person, new PrintWriter(Writer.nullWriter()));
    }

    static RefusedLines toldTo(Consumer<String> person, PrintWriter all) {
        return new RefusedLines(person, all);
    }

    @Override
    public void accept(Refusal refusal) {
        all.println(refusal.inWords());
        if (count++ < TOLD) {
            person.accept("refused  " + refusal.inWords());
        }
    }

    /** Says how many they were, unless there were none. */
    void sum() {
        if (count > 0) {
            String lines = count == 1 ? "1 line" : String.format("%,d lines", count);
            person.accept("refused  " + lines + " of the files"
                    + (count > TOLD ? ", the first " + TOLD + " of which are named here" : ""));
        }
    }
}
