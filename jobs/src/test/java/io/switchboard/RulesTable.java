package io.switchboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which tests name which rules, read from the sources of all modules: their classes are not on one class path. */
record RulesTable(Map<String, SortedSet<String>> testsByRule) {

    private static final Pattern PROVES = Pattern.compile("@Proves\\(([^)]*)\\)");
    private static final Pattern RULE = Pattern.compile("\"(R-\\d+)\"");
    private static final Pattern NAME = Pattern.compile(
            "^\\s*(?:(?:public|private|protected|static|final|abstract)\\s+)*(class|void|boolean)\\s+(\\w+)",
            Pattern.MULTILINE);

    /** A row of the table: rule, summary, tests. */
    private static final Pattern ROW = Pattern.compile("\\| (R-\\d+) \\| (\\S.*?) \\|.*\\|");

    static RulesTable of(Path root) throws IOException {
        RulesTable table = new RulesTable(new TreeMap<>());
        for (Path source : sources(root)) {
            table.read(source.getFileName().toString().replace(".java", ""), Files.readString(source));
        }
        return table;
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : testFolders(root)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static List<Path> testFolders(Path root) throws IOException {
        try (Stream<Path> poms = Files.find(root, 3, (file, any) -> file.endsWith("pom.xml"))) {
            return poms.map(pom -> pom.resolveSibling("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    void read(String type, String source) {
        Matcher proves = PROVES.matcher(source);
        Matcher name = NAME.matcher(source);
        while (proves.find() && name.find(proves.end())) {
            String test = name.group(1).equals("class") ? name.group(2) : type + "." + name.group(2);
            RULE.matcher(proves.group(1)).results().forEach(rule -> testsByRule
                    .computeIfAbsent(rule.group(1), any -> new TreeSet<>())
                    .add(test));
        }
    }

    /** The page with every row's tests as they are now; its other lines are left alone. */
    String writtenInto(String page) {
        return ROW.matcher(page).replaceAll(row -> {
            String tests = String.join("<br>", tests(row.group(1)));
            return Matcher.quoteReplacement("| %s | %s | %s |".formatted(row.group(1), row.group(2), tests));
        });
    }

    SortedSet<String> tests(String rule) {
        return testsByRule.getOrDefault(rule, new TreeSet<>());
    }

    static List<String> rules(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }
}
