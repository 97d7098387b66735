package io.switchboard.query;

import java.util.List;
import java.util.stream.Stream;

/** What can be completed. */
final class Names {

    private Names() {}

    static List<String> all(List<String> words, List<Relation> relations) {
        Stream<String> columns = relations.stream()
                .flatMap(relation -> relation.columns().stream())
                .map(Relation.Field::name);
        return Stream.of(words.stream(), relations.stream().map(Relation::name), columns)
                .flatMap(names -> names)
                .distinct()
                .toList();
    }
}
