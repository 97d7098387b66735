package io.switchboard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a log the line that says why. */
final class LogTail {

    private static final Pattern CAUSE =
            Pattern.compile("^(?:Caused by: )?((?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:Exception|Error)" + "(?:: .*)?)$");
    private static final Pattern ERROR = Pattern.compile("^\\S+ (?:ERROR|FATAL) +\\S+ +(?:- )?(.*)$");
    private static final Pattern STACK = Pattern.compile("^\\s+(?:at |\\.\\.\\. ).*");

    private LogTail() {}

    /** The last cause of the last error; without an error the last line that is no stack frame. */
    static Optional<String> lastMeaningfulLine(Path log) {
        String error = null;
        String line = null;
        for (String next : read(log)) {
            Matcher logged = ERROR.matcher(next);
            Matcher cause = CAUSE.matcher(next.strip());
            if (logged.matches()) {
                error = logged.group(1);
            } else if (cause.matches()) {
                error = cause.group(1);
            }
            if (!next.isBlank() && !STACK.matcher(next).matches()) {
                line = next.strip();
            }
        }
        return Optional.ofNullable(error == null ? line : error);
    }

    private static List<String> read(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.of();
        } catch (MalformedInputException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
