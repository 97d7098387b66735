package io.switchboard.twin.recorded;

import io.switchboard.event.Channel;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Packer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/**
 * A case of the city of Boston: opened with the deadline that the city gave it and, if that has happened, closed. The
 * columns that are known only in the end are not read: the verdict, the present state, the queue that had it last.
 *
 * <p>A case that was closed some seconds before it was written down is created when it was closed.
 */
record BostonCase(Row row, String id, Instant openedAt, Instant targetAt, Instant closedAt) {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final List<String> COLUMNS = List.of(
            "case_enquiry_id", "open_dt", "target_dt", "closed_dt", "type", "department", "neighborhood", "source");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/uuuu hh:mm:ss a", Locale.US).withResolverStyle(ResolverStyle.STRICT);

    static Layout layout(Packer packer) {
        return new Layout(
                "boston311",
                "the city of Boston's 311 cases (comma separated, the first line names the columns)",
                ItemType.TICKET,
                ',',
                COLUMNS,
                row -> of(row).events().stream().map(packer::pack).toList());
    }

    static BostonCase of(Row row) throws MalformedRow {
        String id = row.text("case_enquiry_id");
        if (id.isEmpty()) {
            throw new MalformedRow("case_enquiry_id is empty, so the case has no id");
        }
        Instant openedAt = time(row, "open_dt");
        if (openedAt == null) {
            throw new MalformedRow("open_dt is empty, so nobody knows when the case began");
        }
        return new BostonCase(row, id, openedAt, time(row, "target_dt"), time(row, "closed_dt"));
    }

    /** By Boston's wall clock; null where the column is empty. */
    private static Instant time(Row row, String column) throws MalformedRow {
        String text = row.text(column);
        try {
            return text.isEmpty()
                    ? null
                    : LocalDateTime.parse(text, TIME).atZone(ZONE).toInstant();
        } catch (DateTimeException notATime) {
            throw new MalformedRow(column + " is '" + text + "', not m/d/yyyy hh:mm:ss AM or PM", notATime);
        }
    }

    List<TicketEvent> events() {
        Instant createdAt = closedAt != null && closedAt.isBefore(openedAt) ? closedAt : openedAt;
        TicketEvent opened = event("opened", TicketEvent.Kind.CREATED, createdAt, 0, null, Status.NEW);
        return closedAt == null
                ? List.of(opened)
                : List.of(opened, event("closed", TicketEvent.Kind.UPDATED, closedAt, 1, createdAt, Status.CLOSED));
    }

    private TicketEvent event(
            String name, TicketEvent.Kind kind, Instant at, long sequence, Instant createdAt, Status status) {
        return new TicketEvent(
                id + "-" + name,
                id,
                null,
                at,
                kind,
                sequence,
                createdAt,
                status,
                null,
                null,
                row.known("type"),
                channel(),
                null,
                row.known("neighborhood"),
                row.known("department"),
                null,
                null,
                null,
                null,
                targetAt,
                null,
                null,
                null);
    }

    /** Null for what the city's own people or systems wrote down: no citizen reached us by any channel. */
    private Channel channel() {
        return switch (row.text("source")) {
            case "Constituent Call" -> Channel.PHONE;
            case "Self Service", "Citizens Connect App" -> Channel.WEB;
            case "Twitter" -> Channel.SOCIAL;
            default -> null;
        };
    }
}
