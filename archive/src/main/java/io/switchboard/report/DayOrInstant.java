package io.switchboard.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day means its beginning in UTC. */
final class DayOrInstant implements ITypeConverter<Instant> {

    private static final int LENGTH_OF_A_DAY = "2026-03-01".length();

    @Override
    public Instant convert(String text) {
        try {
            return text.length() == LENGTH_OF_A_DAY
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no day: write 2026-03-01 or 2026-03-01T08:00:00Z".formatted(text));
        }
    }
}
