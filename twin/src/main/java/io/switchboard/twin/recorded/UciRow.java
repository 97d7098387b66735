package io.switchboard.twin.recorded;

import io.switchboard.event.Channel;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the incident log: an audit event with the incident's attributes after it. The columns that tell the future
 * (resolved_at, closed_at, closed_code, resolved_by, made_sla) and those that count for us are not read at all; that an
 * incident closed is known from the row that closes it.
 */
record UciRow(List<String> values) {

    static final List<String> COLUMNS = List.of(
            "number",
            "sys_updated_at",
            "sys_mod_count",
            "opened_at",
            "incident_state",
            "caller_id",
            "priority",
            "assignment_group",
            "assigned_to",
            "category",
            "contact_type",
            "location");

    /** Without a zone in the source, which we read as UTC. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d/M/uuuu H:mm").withResolverStyle(ResolverStyle.STRICT);

    private static final String MISSING = "?";

    static UciRow of(Row row) throws MalformedRow {
        if (row.text("number").isEmpty() || row.text("number").equals(MISSING)) {
            throw new MalformedRow("number is missing, so the incident has no id");
        }
        if (row.number("sys_mod_count") < 0) {
            throw new MalformedRow("sys_mod_count is negative: " + row.text("sys_mod_count"));
        }
        time(row, "sys_updated_at");
        time(row, "opened_at");
        return new UciRow(COLUMNS.stream().map(row::text).toList());
    }

    private static void time(Row row, String column) throws MalformedRow {
        try {
            LocalDateTime.parse(row.text(column), TIME);
        } catch (DateTimeException notATime) {
            throw new MalformedRow(column + " is '" + row.text(column) + "', not d/m/yyyy hh:mm", notATime);
        }
    }

    String number() {
        return values.get(0);
    }

    Instant updatedAt() {
        return instant(1);
    }

    long modCount() {
        return Long.parseLong(values.get(2));
    }

    Instant openedAt() {
        return instant(3);
    }

    private Instant instant(int column) {
        return LocalDateTime.parse(values.get(column), TIME).toInstant(ZoneOffset.UTC);
    }

    /** The incident was opened with what its first row shows of it. */
    TicketEvent created(Instant at) {
        return event("created", TicketEvent.Kind.CREATED, at, 0, null, Status.NEW, null);
    }

    /** What this row says, as the incident's {@code ordinal}-th, from 0. */
    TicketEvent updated(int ordinal, Instant createdAt) {
        return event(
                Integer.toString(ordinal),
                TicketEvent.Kind.UPDATED,
                updatedAt(),
                ordinal + 1L,
                createdAt,
                status(),
                known(4));
    }

    private TicketEvent event(
            String name,
            TicketEvent.Kind kind,
            Instant at,
            long sequence,
            Instant createdAt,
            Status status,
            String statusReason) {
        return new TicketEvent(
                number() + "-" + name,
                number(),
                known(5),
                at,
                kind,
                sequence,
                createdAt,
                status,
                statusReason,
                priority(),
                known(9),
                channel(),
                null,
                known(11),
                known(7),
                known(8),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private String known(int column) {
        String value = values.get(column);
        return value.isEmpty() || value.equals(MISSING) ? null : value;
    }

    /** Null, so that the ticket stays where it was, for what the log itself does not know ("-100"). */
    private Status status() {
        return switch (values.get(4)) {
            case "New" -> Status.NEW;
            case "Active" -> Status.OPEN;
            case "Awaiting User Info" -> Status.PENDING;
            case "Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence" -> Status.ON_HOLD;
            case "Resolved" -> Status.RESOLVED;
            case "Closed" -> Status.CLOSED;
            default -> null;
        };
    }

    private Priority priority() {
        return switch (values.get(6)) {
            case "1 - Critical" -> Priority.P1;
            case "2 - High" -> Priority.P2;
            case "3 - Moderate" -> Priority.P3;
            case "4 - Low" -> Priority.P4;
            default -> null;
        };
    }

    /** "Direct opening" means that the desk opened it itself: no customer reached us by any channel. */
    private Channel channel() {
        return switch (values.get(10)) {
            case "Phone", "IVR" -> Channel.PHONE;
            case "Email" -> Channel.EMAIL;
            case "Self service" -> Channel.WEB;
            default -> null;
        };
    }

    /** For the wait on disk until the incident's rows are together. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String value : values) {
                out.writeUTF(value);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static UciRow ofBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<String> values = new ArrayList<>(COLUMNS.size());
            for (int i = 0; i < COLUMNS.size(); i++) {
                values.add(in.readUTF());
            }
            return new UciRow(values);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
