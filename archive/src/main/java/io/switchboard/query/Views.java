package io.switchboard.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is true now, as views over the tables of facts.
 *
 * @param when what they show; null for all there is
 */
public record Views(List<SqlFile> files, Period when) {

    /** In an order in which each comes after those it is made of. */
    private static final List<String> LAYERS = List.of("items", "promises");

    public static Views in(Path folder) {
        List<SqlFile> files = new ArrayList<>(SqlFile.all(folder));
        files.sort(Comparator.comparing((SqlFile file) -> LAYERS.indexOf(file.name()))
                .thenComparing(SqlFile::name));
        return new Views(List.copyOf(files), null);
    }

    /** The same, of a period only. */
    public Views during(Period period) {
        return new Views(files, period);
    }

    /** The same, each in the words of another engine where that folder has it. */
    public Views inTheWordsOf(Path folder) {
        List<SqlFile> others = SqlFile.all(folder);
        return new Views(
                files.stream()
                        .map(file -> others.stream()
                                .filter(other -> other.name().equals(file.name()))
                                .findAny()
                                .orElse(file))
                        .toList(),
                when);
    }

    /** Those for which all is there. */
    List<Relation> over(List<Relation> tables) {
        Set<String> there = tables.stream().map(Relation::name).collect(Collectors.toCollection(HashSet::new));
        List<Relation> views = new ArrayList<>();
        for (SqlFile file : files) {
            if (there.containsAll(needs(file))) {
                views.add(new Relation(file.name(), file.doc(), List.of(), sql(file)));
                there.add(file.name());
            }
        }
        return views;
    }

    private String sql(SqlFile file) {
        return when == null ? file.sql() : when.of(file.name(), file.sql());
    }

    private static final Pattern FROM = Pattern.compile("(?:FROM|JOIN)\\s+([a-z_]+)");

    private static Set<String> needs(SqlFile file) {
        return FROM.matcher(file.sql()).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
