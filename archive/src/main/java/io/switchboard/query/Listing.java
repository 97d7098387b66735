package io.switchboard.query;

import java.io.PrintWriter;
import java.util.List;

/** What there is to ask, and to ask for. */
final class Listing {

    private Listing() {}

    static void questions(List<SqlFile> questions, PrintWriter out) {
        int width = questions.stream()
                .mapToInt(question -> question.name().length())
                .max()
                .orElse(0);
        questions.forEach(question ->
                out.println(question.name() + " ".repeat(width - question.name().length() + 2) + question.doc()));
    }

    static void relations(List<Relation> relations, PrintWriter out) {
        for (Relation relation : relations) {
            out.println(relation.name() + ": " + relation.doc());
            relation.columns()
                    .forEach(field ->
                            out.println("  %-20s %-12s %s".formatted(field.name(), field.type(), field.doc())));
        }
    }
}
