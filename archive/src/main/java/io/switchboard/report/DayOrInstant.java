package io.switchboard.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A day means its beginning, which comes at another instant in each zone.
 *
 * @param day null for an instant
 * @param instant null for a day
 */
record DayOrInstant(LocalDate day, Instant instant) {

    private static final int LENGTH_OF_A_DAY = "2026-03-01".length();

    Instant in(ZoneId zone) {
        return day == null ? instant : day.atStartOfDay(zone).toInstant();
    }

    /** Reads either. */
    static final class Converter implements ITypeConverter<DayOrInstant> {

        @Override
        public DayOrInstant convert(String text) {
            try {
                return text.length() == LENGTH_OF_A_DAY
                        ? new DayOrInstant(LocalDate.parse(text), null)
                        : new DayOrInstant(null, Instant.parse(text));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'%s' is no day: write 2026-03-01 or 2026-03-01T08:00:00Z".formatted(text));
            }
        }
    }
}
