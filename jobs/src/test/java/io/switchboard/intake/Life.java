package io.switchboard.intake;

import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Words for the life of an item, as where it stands is told: each of them tells of one more event. Times are minutes. */
final class Life {

    static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    private final ItemType type;
    private final String itemId;
    private final String customerId;
    private final List<ClockState> clocks = new ArrayList<>();
    private Status status;
    private String assignee;
    private Priority priority = Priority.P2;
    private String category = "network";
    private String region;
    private String channel;
    private String language;
    private String ended;
    private String reason;
    private int answers;
    private int reassignments;
    private int reopens;
    private int events;
    private double minute;

    Life(ItemType type, String itemId, String customerId) {
        this.type = type;
        this.itemId = itemId;
        this.customerId = customerId;
        this.status = type == ItemType.CALL ? Status.IVR : Status.NEW;
    }

    static Life ticket(String itemId) {
        return new Life(ItemType.TICKET, itemId, null);
    }

    static Life ticketOf(String customerId) {
        return new Life(ItemType.TICKET, "4711", customerId);
    }

    static Life call(String itemId) {
        return new Life(ItemType.CALL, itemId, null);
    }

    static Instant at(double minute) {
        return NINE.plusMillis(Math.round(minute * 60_000));
    }

    static long millis(double minute) {
        return at(minute).toEpochMilli();
    }

    static Customer customer(int tier, double minute) {
        return new Customer("C-1", at(minute), tier, "gold", "eu", "EU", List.of("de", "en"));
    }

    News opened(double when) {
        return event(when);
    }

    News becomes(Status next, double when) {
        status = next;
        ended = next.isSettled() ? next.name() : null;
        return event(when);
    }

    /** Null gives it back. */
    News assigned(String to, double when) {
        assignee = to;
        return event(when);
    }

    News given(String to, Status next, double when) {
        assignee = to;
        return becomes(next, when);
    }

    News prioritised(Priority next, double when) {
        priority = next;
        return event(when);
    }

    News reopened(double when) {
        reopens++;
        return becomes(Status.OPEN, when);
    }

    News handedOn(double when) {
        reassignments++;
        return event(when);
    }

    News deleted(double when) {
        ended = "DELETED";
        return event(when);
    }

    /** Nothing happened: where it stands is told again, later, at the same version. */
    News again(double when) {
        minute = when;
        return now();
    }

    Life about(String what) {
        category = what;
        return this;
    }

    Life in(String place) {
        region = place;
        return this;
    }

    Life by(String way) {
        channel = way;
        return this;
    }

    Life speaking(String tongue) {
        language = tongue;
        return this;
    }

    Life because(String why) {
        reason = why;
        return this;
    }

    News answered(double when) {
        answers++;
        return event(when);
    }

    Life running(String clock, double due) {
        return with(clock, "RUN", at(due), null);
    }

    Life resting(String clock) {
        return with(clock, "PAUSE", null, null);
    }

    Life met(String clock) {
        clocks.removeIf(each -> each.clock().equals(clock));
        return with(clock, "STOP", null, Outcome.Verdict.MET);
    }

    static String clock(String clock) {
        return Odds.clock("desk", clock, "1");
    }

    private Life with(String clock, String phase, Instant due, Outcome.Verdict verdict) {
        clocks.add(new ClockState(
                "desk", 1, clock, "1", phase, NINE, null, null, null, NINE, due, null, 0, 0, 0, 0, null, null, false,
                verdict, 0, List.of()));
        return this;
    }

    private News event(double when) {
        events++;
        minute = when;
        return now();
    }

    private News now() {
        return News.of(new Tracking(
                itemId,
                type,
                customerId,
                at(minute),
                "e-" + events,
                new ItemSnapshot(priority, status, category, region, "desk", assignee, "e-" + events),
                reason,
                NINE,
                null,
                ended,
                null,
                channel,
                language,
                answers,
                reassignments,
                reopens,
                0,
                List.of(),
                List.copyOf(clocks)));
    }
}
