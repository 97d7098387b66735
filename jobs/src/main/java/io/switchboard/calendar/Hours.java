package io.switchboard.calendar;

import java.io.Serializable;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a day, {@code [opens, closes)} by the clock on the wall; it goes on into the next day if {@code closes}
 * is not later than {@code opens}, so that 24:00 is simply midnight.
 */
public record Hours(LocalTime opens, LocalTime closes) implements Serializable {

    /** From midnight to midnight. */
    public static final Hours WHOLE_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d\\d?:\\d\\d(?::\\d\\d)?)\\s*-\\s*(\\d\\d?:\\d\\d(?::\\d\\d)?)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

    public Hours {
        if (!wholeSecond(opens) || !wholeSecond(closes)) {
            throw new IllegalArgumentException("hours %s-%s: use whole seconds".formatted(opens, closes));
        }
    }

    /** Reads {@code 09:00-17:00}; the end may be 24:00, or an hour of the next day as in {@code 22:00-06:00}. */
    public static Hours parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw malformed(text);
        }
        try {
            String closes = written.group(2).equals("24:00") ? "00:00" : written.group(2);
            return new Hours(LocalTime.parse(written.group(1), TIME), LocalTime.parse(closes, TIME));
        } catch (DateTimeParseException e) {
            throw malformed(text);
        }
    }

    boolean intoNextDay() {
        return !closes.isAfter(opens);
    }

    @Override
    public String toString() {
        return opens + "-" + (closes.equals(LocalTime.MIDNIGHT) ? "24:00" : closes);
    }

    private static boolean wholeSecond(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "\"%s\" is not a stretch of a day: write 09:00-17:00, at most 24:00".formatted(text));
    }
}
