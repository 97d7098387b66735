package io.switchboard.report;

import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a zone: an offset is none, since it knows no summer time, and DuckDB knows no offset. */
final class ZoneConverter implements ITypeConverter<ZoneId> {

    @Override
    public ZoneId convert(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new TypeConversionException("'%s' is no zone: write one such as Europe/Berlin".formatted(text));
        }
        return ZoneId.of(text);
    }
}
