package io.switchboard.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what a Java program printed when it failed the one line that says why. */
final class RootCause {

    private static final Pattern THROWN = Pattern.compile(
            "^(?:Caused by: |Exception in thread \"[^\"]*\" )?((?:[a-z]\\w*\\.)+)([A-Z][\\w$]*)(?:: (.*))?$");
    private static final String OURS = "io.switchboard.";

    private RootCause() {}

    private record Thrown(String packageName, String type, String message) {

        boolean isOurs() {
            return packageName.startsWith(OURS);
        }

        /** The names of plain exceptions tell nothing that their message does not. */
        String told() {
            boolean plain = isOurs() || type.equals("IllegalArgumentException") || type.equals("IllegalStateException");
            return plain ? message : type + ": " + message;
        }
    }

    /** The deepest cause that says something, our own exceptions first; the last line if no exception is there. */
    static String of(String output) {
        List<Thrown> causes = new ArrayList<>();
        String last = "it said nothing";
        for (String line :
                output.replace("\\n", "\n").replace("\\t", "\t").lines().toList()) {
            Matcher thrown = THROWN.matcher(line.strip());
            if (thrown.matches() && thrown.group(3) != null && !thrown.group(3).isBlank()) {
                causes.add(new Thrown(thrown.group(1), thrown.group(2), thrown.group(3)));
            }
            if (!line.isBlank()) {
                last = line.strip();
            }
        }
        for (int i = causes.size() - 1; i >= 0; i--) {
            if (causes.get(i).isOurs()) {
                return causes.get(i).told();
            }
        }
        return causes.isEmpty() ? last : causes.get(causes.size() - 1).told();
    }
}
