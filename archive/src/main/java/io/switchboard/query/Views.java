package io.switchboard.query;

import io.switchboard.archive.FactTable;
import io.switchboard.archive.Tables;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is true now, as views over the tables of facts.
 *
 * @param when what they show; null for all there is
 */
public record Views(List<SqlFile> files, Period when) {

    private static final Pattern FROM = Pattern.compile("(?:FROM|JOIN)\\s+([a-z_]+)");
    private static final Set<String> ALL =
            Tables.ALL.stream().map(FactTable::name).collect(Collectors.toSet());

    public static Views in(Path folder) {
        return new Views(List.copyOf(SqlFile.all(folder)), null);
    }

    /** The same, of a period only. */
    public Views during(Period period) {
        return new Views(files, period);
    }

    /** In which a day begins and an hour is named. */
    ZoneId zone() {
        return when == null ? Period.UTC : when.zone();
    }

    /** Those for which all is there, each after those it is made of. */
    public List<Relation> over(Set<String> tables) {
        Set<String> there = new HashSet<>(tables);
        List<Relation> views = new ArrayList<>();
        places(tables).ifPresent(views::add);
        List<SqlFile> left = new ArrayList<>(files);
        while (left.removeIf(file -> isMade(file, there, views))) {
            // another round, for those that are made of these
        }
        return views;
    }

    /** Of whichever tables there are, as no file could say it. */
    private static Optional<Relation> places(Set<String> tables) {
        return Tables.FACTS.stream()
                .map(FactTable::name)
                .filter(tables::contains)
                .map("SELECT '%1$s' AS table_name, kafka_partition, kafka_offset FROM %1$s"::formatted)
                .reduce("%s\nUNION ALL\n%s"::formatted)
                .map(sql -> new Relation(
                        "fact_places", "Each fact with its table and its place in its topic.", List.of(), sql));
    }

    /** The tables that are not there of those that a question and its views are made of. */
    Set<String> missing(SqlFile question, Set<String> tables) {
        Set<String> missing = new TreeSet<>();
        for (String needed : needs(question)) {
            files.stream()
                    .filter(view -> view.name().equals(needed))
                    .forEach(view -> missing.addAll(missing(view, tables)));
            if (ALL.contains(needed) && !tables.contains(needed)) {
                missing.add(needed);
            }
        }
        return missing;
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

    /** Also what an EXTRACT(… FROM …) is of. */
    private static Set<String> needs(SqlFile file) {
        return FROM.matcher(file.sql()).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
