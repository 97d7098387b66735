package io.switchboard.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as people type it: {@code now}, or an instant. */
final class InstantOrNow implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        if (text.equals("now")) {
            return now();
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + text + "' is no time; write now, or an instant such as 2026-07-01T00:00:00Z");
        }
    }

    /** To the millisecond, as records keep it. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
