package io.switchboard.twin.recorded;

import static io.switchboard.event.CallEvent.Kind.ABANDONED;
import static io.switchboard.event.CallEvent.Kind.ANSWERED;
import static io.switchboard.event.CallEvent.Kind.ENDED;
import static io.switchboard.event.CallEvent.Kind.OFFERED;
import static io.switchboard.event.CallEvent.Kind.QUEUED;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.twin.Packer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the calls of the anonymous bank. A call is offered when it enters the menu, then queued, then answered or
 * abandoned; one that met a free agent queues and is answered in the same second, one that hangs up in the menu never
 * queues. What the source calls PHANTOM was no call.
 *
 * <p>Priority 2 marks the bank's valued customers (P1), 1 its regular ones (P2), 0 nobody in particular (the policy's
 * default).
 */
final class AnonymousBank {

    private static final List<String> COLUMNS = List.of(
            "vru+line",
            "call_id",
            "customer_id",
            "priority",
            "type",
            "date",
            "vru_entry",
            "vru_exit",
            "q_start",
            "q_exit",
            "q_time",
            "outcome",
            "ser_time",
            "server");

    private AnonymousBank() {}

    static Layout layout(Packer packer) {
        return new Layout(
                "anonymous-bank",
                "the Technion's monthly text files (tab separated, the first line names the columns)",
                ItemType.CALL,
                '\t',
                COLUMNS,
                row -> events(row).stream().map(packer::pack).toList());
    }

    static List<CallEvent> events(Row row) throws MalformedRow {
        BankTimes times = BankTimes.of(row);
        return switch (row.text("outcome")) {
            case "AGENT" -> answered(new Call(row), times);
            case "HANG" -> abandoned(new Call(row), times);
            case "PHANTOM" -> List.of();
            default -> throw new MalformedRow("outcome is '" + row.text("outcome") + "', not AGENT, HANG or PHANTOM");
        };
    }

    private static List<CallEvent> answered(Call call, BankTimes times) throws MalformedRow {
        call.happened(OFFERED, Status.IVR, times.entered(), null);
        call.happened(QUEUED, Status.QUEUED, times.queued(), null);
        call.happened(ANSWERED, Status.CONNECTED, times.waited(), call.server());
        call.happened(ENDED, Status.ENDED, times.served(), call.server());
        return call.events;
    }

    private static List<CallEvent> abandoned(Call call, BankTimes times) throws MalformedRow {
        call.happened(OFFERED, Status.IVR, times.entered(), null);
        if (times.didQueue()) {
            call.happened(QUEUED, Status.QUEUED, times.queued(), null);
        }
        call.happened(ABANDONED, Status.ENDED, times.waited(), null);
        return call.events;
    }

    /** A call's attributes, and what has happened to it so far. */
    private static final class Call {

        private final Row row;
        private final String itemId;
        private final Priority priority;
        private final List<CallEvent> events = new ArrayList<>(4);

        Call(Row row) throws MalformedRow {
            this.row = row;
            priority = priority(row.text("priority"));
            itemId = named("date") + "-" + named("vru+line") + "-" + named("call_id");
        }

        private String named(String column) throws MalformedRow {
            if (row.text(column).isEmpty()) {
                throw new MalformedRow(column + " is empty, so the call has no id");
            }
            return row.text(column);
        }

        void happened(CallEvent.Kind kind, Status status, Instant at, String assignee) {
            long sequence = events.size();
            events.add(new CallEvent(
                    itemId + "-" + sequence,
                    itemId,
                    unless("0", row.text("customer_id")),
                    at,
                    kind,
                    sequence,
                    status,
                    priority,
                    unless("", row.text("type")),
                    null,
                    null,
                    unless("", row.text("vru+line")),
                    assignee));
        }

        String server() {
            return unless("NO_SERVER", row.text("server"));
        }

        private static Priority priority(String number) throws MalformedRow {
            return switch (number) {
                case "2" -> Priority.P1;
                case "1" -> Priority.P2;
                case "0" -> null;
                default -> throw new MalformedRow("priority is '" + number + "', not 0, 1 or 2");
            };
        }

        private static String unless(String missing, String text) {
            return text.isEmpty() || text.equals(missing) ? null : text;
        }
    }
}
