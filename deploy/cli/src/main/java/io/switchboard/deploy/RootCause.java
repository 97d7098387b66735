package io.switchboard.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds in what a Java program printed when it failed the one line that says why. */
public final class RootCause {

    private static final Pattern THROWN = Pattern.compile(
            "^(?:Caused by: |Exception in thread \"[^\"]*\" )?((?:[a-z]\\w*\\.)+)([A-Z][\\w$]*)(?:: (.*))?$");
    private static final Pattern STACK = Pattern.compile("^\\s*(?:at \\S+\\(|\\.\\.\\. \\d+|Caused by: )");
    private static final int MESSAGE_LINES = 4;
    private static final String OURS = "io.switchboard.";

    private RootCause() {}

    /** @param from the first frame of its stack, empty if none is shown */
    private record Thrown(String packageName, String type, String message, String from) {

        boolean isOurs() {
            return packageName.startsWith(OURS) || from.startsWith("at " + OURS);
        }

        /** The names of plain exceptions tell nothing that their message does not. */
        String told() {
            boolean plain = packageName.startsWith(OURS)
                    || type.equals("IllegalArgumentException")
                    || type.equals("IllegalStateException");
            return plain ? message : type + ": " + message;
        }
    }

    /**
     * What our own code says, the outermost of it: it knows the remedy. Otherwise the deepest cause that says something,
     * and the last line if no exception is there.
     */
    public static String of(String output) {
        List<String> lines =
                output.replace("\\n", "\n").replace("\\t", "\t").lines().toList();
        List<Thrown> causes = causes(lines);
        return causes.stream()
                .filter(Thrown::isOurs)
                .findFirst()
                .or(() -> lastOf(causes.stream()))
                .map(Thrown::told)
                .or(() -> lastOf(lines.stream().map(String::strip).filter(Predicate.not(String::isEmpty))))
                .orElse("it said nothing");
    }

    private static List<Thrown> causes(List<String> lines) {
        List<Thrown> causes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher thrown = THROWN.matcher(lines.get(i).strip());
            if (thrown.matches() && thrown.group(3) != null && !thrown.group(3).isBlank()) {
                List<String> rest = lines.subList(i + 1, lines.size());
                String message = thrown.group(3) + continued(rest);
                causes.add(new Thrown(thrown.group(1), thrown.group(2), message, firstFrame(rest)));
            }
        }
        return causes;
    }

    /** A message of several lines goes on until its stack begins. */
    private static String continued(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> !line.isBlank() && !STACK.matcher(line).find())
                .limit(MESSAGE_LINES)
                .map(line -> " " + line.strip())
                .collect(Collectors.joining());
    }

    private static String firstFrame(List<String> lines) {
        return lines.stream()
                .filter(line -> STACK.matcher(line).find())
                .findFirst()
                .map(String::strip)
                .orElse("");
    }

    private static <T> Optional<T> lastOf(Stream<T> values) {
        return values.reduce((earlier, later) -> later);
    }
}
