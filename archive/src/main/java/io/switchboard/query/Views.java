package io.switchboard.query;

import java.nio.file.Path;
import java.util.ArrayList;
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

    public static Views in(Path folder) {
        return new Views(List.copyOf(SqlFile.all(folder)), null);
    }

    /** The same, of a period only. */
    public Views during(Period period) {
        return new Views(files, period);
    }

    /** Those for which all is there, each after those it is made of. */
    public List<Relation> over(Set<String> tables) {
        Set<String> there = new HashSet<>(tables);
        List<Relation> views = new ArrayList<>();
        List<SqlFile> left = new ArrayList<>(files);
        while (left.removeIf(file -> isMade(file, there, views))) {
            // another round, for those that are made of these
        }
        return views;
    }

    private boolean isMade(SqlFile file, Set<String> there, List<Relation> views) {
        if (!there.containsAll(needs(file))) {
            return false;
        }
        there.add(file.name());
        return views.add(new Relation(file.name(), file.doc(), List.of(), sql(file)));
    }

    private String sql(SqlFile file) {
        return when == null ? file.sql() : when.of(file.name(), file.sql());
    }

    private static final Pattern FROM = Pattern.compile("(?:FROM|JOIN)\\s+([a-z_]+)");

    private static Set<String> needs(SqlFile file) {
        return FROM.matcher(file.sql()).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
