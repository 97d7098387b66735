package io.switchboard.risk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Clocks that have something in common; names and order are for ever, they are part of the state. */
enum Segment {
    PRIORITY("priority"),
    GROUP("group"),
    CATEGORY("category"),
    REGION("region"),
    CUSTOMER("customer"),
    ASSIGNEE("assignee"),
    PRIORITY_OF_GROUP("priority in group"),
    PRIORITY_OF_CATEGORY("priority in category"),
    CATEGORY_OF_GROUP("category in group"),
    ASSIGNEE_OF_GROUP("assignee in group"),
    STATUS_OF_GROUP("status in group"),
    CATEGORY_OF_REGION("category in region"),
    GROUP_OF_REGION("group in region"),
    HOUR("hour of the week");

    private static final int HOURS = 3;

    private final String title;

    Segment(String title) {
        this.title = title;
    }

    /** From 0, for ever. */
    @SuppressWarnings("EnumOrdinal") // the list above says so
    int place() {
        return ordinal();
    }

    String title() {
        return title;
    }

    /** To which of them it belongs; null if that is not known. */
    String of(Glimpse seen, ZoneId zone) {
        return switch (this) {
            case PRIORITY -> word(seen.snapshot().priority());
            case GROUP -> seen.snapshot().group();
            case CATEGORY -> seen.snapshot().category();
            case REGION -> seen.snapshot().region();
            case CUSTOMER -> seen.customerId();
            case ASSIGNEE -> seen.snapshot().assignee();
            case PRIORITY_OF_GROUP -> both(
                    seen.snapshot().group(), word(seen.snapshot().priority()));
            case PRIORITY_OF_CATEGORY -> both(
                    seen.snapshot().category(), word(seen.snapshot().priority()));
            case CATEGORY_OF_GROUP -> both(
                    seen.snapshot().group(), seen.snapshot().category());
            case ASSIGNEE_OF_GROUP -> both(
                    seen.snapshot().group(), seen.snapshot().assignee());
            case STATUS_OF_GROUP -> both(seen.snapshot().group(), status(seen));
            case CATEGORY_OF_REGION -> both(
                    seen.snapshot().region(), seen.snapshot().category());
            case GROUP_OF_REGION -> both(
                    seen.snapshot().region(), seen.snapshot().group());
            case HOUR -> hour(seen, zone);
        };
    }

    private static String word(Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static String both(String one, String other) {
        return one == null || other == null ? null : one + " / " + other;
    }

    private static String status(Glimpse seen) {
        return seen.statusReason() == null ? word(seen.snapshot().status()) : seen.statusReason();
    }

    /** When it began: which day, and which three hours of it. */
    private static String hour(Glimpse seen, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochMilli(seen.startedAt()).atZone(zone);
        int from = time.getHour() / HOURS * HOURS;
        return "%s %02d-%02d"
                .formatted(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT), from, from + HOURS);
    }
}
