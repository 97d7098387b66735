package io.switchboard.wire;

import java.time.Instant;
import java.util.List;

/** What a field of an event must be to be taken, and what we say to a person when it is not. */
final class Field {

    /** So that what we write about an event always fits on its topic. */
    static final int LONGEST_TEXT = 1_000;

    private static final int LONGEST_LIST = 100;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Field() {}

    static String eventId(String value) {
        return id("eventId", value, "every event must be named, so that a duplicate is known as one");
    }

    static String itemId(String value) {
        return id("itemId", value, "every event must name its item");
    }

    static String id(String field, String value, String why) {
        require(!value.isBlank(), field, "empty", why);
        return text(field, value);
    }

    /** Null is an answer, blank is none. */
    static String customerId(String value) {
        require(
                value == null || !value.isBlank(),
                "customerId",
                "blank",
                "leave it out when the customer is not known");
        return text("customerId", value);
    }

    static String text(String field, String value) {
        if (value != null && value.length() > LONGEST_TEXT) {
            throw refusal(field, value.length() + " characters long", "no text may exceed " + LONGEST_TEXT);
        }
        return value;
    }

    /** Each a text that says something. */
    static List<String> texts(String field, List<String> values) {
        if (values.size() > LONGEST_LIST) {
            throw refusal(field, values.size() + " long", "no list may exceed " + LONGEST_LIST);
        }
        return values.stream()
                .map(value -> id(field, value, "leave out what says nothing"))
                .toList();
    }

    /** Stops slips of the unit; what is plausible for the record is {@link Plausibility}'s to say. */
    static Instant instant(String field, Instant value) {
        if (value != null && (value.isBefore(EARLIEST) || value.isAfter(LATEST))) {
            throw refusal(field, value.toString(), "give milliseconds since 1970, between 1900 and 2200");
        }
        return value;
    }

    /** Not a number, and beyond all bounds, are refused, too. */
    static double number(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw refusal(field, Double.toString(value), "give a number from %s to %s".formatted(least, most));
        }
        return value;
    }

    static int count(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw refusal(field, Integer.toString(value), "give %d to %d".formatted(least, most));
        }
        return value;
    }

    static Long sequence(Long value) {
        if (value != null && value < 0) {
            throw refusal(
                    "sequence", value.toString(), "it counts from 0; leave it out where the source does not count");
        }
        return value;
    }

    /** The domain's word for the wire's {@code symbol}: the same name; null stays null. */
    static <D extends Enum<D>> D symbol(String field, Enum<?> symbol, Class<D> domain) {
        if (symbol == null) {
            return null;
        }
        if (symbol.name().equals("UNKNOWN")) {
            throw refusal(
                    field,
                    "UNKNOWN",
                    "its symbol is newer than this release; upgrade the job, then replay the record from dead-letters");
        }
        return Enum.valueOf(domain, symbol.name());
    }

    /** The wire's symbol for the domain's {@code word}: the same name; null stays null. */
    static <W extends Enum<W>> W onWire(Enum<?> word, Class<W> wire) {
        return word == null ? null : Enum.valueOf(wire, word.name());
    }

    private static void require(boolean valid, String field, String is, String why) {
        if (!valid) {
            throw refusal(field, is, why);
        }
    }

    static IllegalArgumentException refusal(String field, String is, String why) {
        return new IllegalArgumentException("%s is %s: %s".formatted(field, is, why));
    }
}
