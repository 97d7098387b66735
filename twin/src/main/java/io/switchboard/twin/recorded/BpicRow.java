package io.switchboard.twin.recorded;

import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Packer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * One row of Volvo IT's incident log: where an incident stands from then on, and in whose hands. An incident begins with
 * its row 0; what its rows say is what was known by then.
 */
record BpicRow(Row row, String incident, long ordinal, Instant at) {

    private static final List<String> COLUMNS = List.of(
            "case", "seq", "time", "status", "substatus", "impact", "product", "owner", "support_team", "org_country");

    static Layout layout(Packer packer) {
        return new Layout(
                "bpic2013",
                "the incidents of the BPI Challenge 2013 (comma separated, the first line names the columns)",
                ItemType.TICKET,
                ',',
                COLUMNS,
                row -> List.of(packer.pack(of(row).event())));
    }

    static BpicRow of(Row row) throws MalformedRow {
        String incident = row.text("case");
        if (incident.isEmpty()) {
            throw new MalformedRow("case is empty, so the incident has no id");
        }
        long ordinal = row.number("seq");
        if (ordinal < 0) {
            throw new MalformedRow("seq is negative: " + ordinal);
        }
        return new BpicRow(row, incident, ordinal, time(row));
    }

    private static Instant time(Row row) throws MalformedRow {
        try {
            return OffsetDateTime.parse(row.text("time")).toInstant();
        } catch (DateTimeException notATime) {
            throw new MalformedRow("time is '" + row.text("time") + "', not as in 2010-03-31T16:59:42+02:00", notATime);
        }
    }

    TicketEvent event() {
        return new TicketEvent(
                incident + "-" + ordinal,
                incident,
                null,
                at,
                ordinal == 0 ? TicketEvent.Kind.CREATED : TicketEvent.Kind.UPDATED,
                ordinal,
                null,
                status(),
                row.known("substatus"),
                priority(),
                row.known("product"),
                null,
                null,
                region(),
                row.known("support_team"),
                row.known("owner"),
                null,
                null,
                null,
                null,
                null,
                null,
                row.known("owner"));
    }

    /** Null, so that the incident stays where it was, for what the log itself cannot place ("Unmatched"). */
    private Status status() {
        return switch (row.text("substatus")) {
            case "Awaiting Assignment" -> ordinal == 0 ? Status.NEW : Status.OPEN;
            case "Assigned", "In Progress" -> Status.OPEN;
            case "Wait - User", "Wait - Customer" -> Status.PENDING;
            case "Wait", "Wait - Vendor", "Wait - Implementation" -> Status.ON_HOLD;
            case "Resolved", "In Call" -> Status.RESOLVED;
            case "Closed", "Cancelled" -> Status.CLOSED;
            default -> null;
        };
    }

    private Priority priority() {
        return switch (row.text("impact")) {
            case "Major" -> Priority.P1;
            case "High" -> Priority.P2;
            case "Medium" -> Priority.P3;
            case "Low" -> Priority.P4;
            default -> null;
        };
    }

    /** The log writes a country both as "se" and as "SE". */
    private String region() {
        String country = row.known("org_country");
        return country == null ? null : country.toUpperCase(Locale.ROOT);
    }
}
