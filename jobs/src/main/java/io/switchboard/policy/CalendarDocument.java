package io.switchboard.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.calendar.CalendarRules.OnDate;
import io.switchboard.calendar.CalendarVersion;
import io.switchboard.calendar.Hours;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a version of a calendar out for good, every holiday a date: whoever reads it, on whatever machine, gets an equal
 * calendar. It is JSON, and so also YAML.
 */
final class CalendarDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CalendarDocument() {}

    /** What stands under the calendar's id in a policy document. */
    static String explicit(CalendarVersion version) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("version", Integer.toString(version.number()));
        if (version.effectiveFrom() != CalendarVersion.ALWAYS) {
            parts.put(
                    "effectiveFrom",
                    Instant.ofEpochMilli(version.effectiveFrom()).toString());
        }
        putFilled(parts, "author", version.author());
        putFilled(parts, "reason", version.reason());
        putFilled(parts, "source", version.source());
        parts.put("zone", version.rules().zone().getId());
        parts.put("open", open(version));
        parts.put(
                "holidays",
                version.rules().holidays().stream()
                        .map(CalendarDocument::holiday)
                        .toList());
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> open(CalendarVersion version) {
        List<Map<String, String>> open = new ArrayList<>();
        version.rules().weekly().forEach(rule -> {
            String day = rule.day().getDisplayName(TextStyle.SHORT, Locale.ROOT);
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("days", day);
            parts.put("hours", rule.hours().toString());
            open.add(parts);
        });
        version.rules().extra().forEach(rule -> open.add(onDate(rule)));
        return open;
    }

    private static Object holiday(OnDate holiday) {
        return holiday.hours().equals(Hours.WHOLE_DAY) ? holiday.date().toString() : onDate(holiday);
    }

    private static Map<String, String> onDate(OnDate rule) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("date", rule.date().toString());
        parts.put("hours", rule.hours().toString());
        return parts;
    }

    private static void putFilled(Map<String, Object> parts, String key, String value) {
        if (!value.isEmpty()) {
            parts.put(key, value);
        }
    }
}
