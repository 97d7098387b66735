package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.calendar.BusinessCalendar;
import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A request to the cloud desk under the policies we ship; it remembers its attributes as a ticket system does. */
final class CloudDesk {

    static final Path DOCUMENT = Path.of("../deploy/policies/cloud-support.yaml");

    static final PolicyBook BOOK = PolicyReader.read(DOCUMENT);

    static final Map<String, BusinessCalendar> CALENDARS = calendars();

    /** A Saturday night everywhere, so that what is told then is promised round the clock. */
    static final Instant NIGHT = Instant.parse("2026-06-06T20:00:00Z");

    private final Story story = Story.of(WholeDesk.rules(BOOK));
    private final Instant opened;
    private Priority priority;
    private String category;
    private final String region;
    private String group;
    private Status status = Status.NEW;
    private String reason;
    private int events;

    private static Map<String, BusinessCalendar> calendars() {
        try {
            return PolicyReader.calendars(DOCUMENT.toString(), Files.readString(DOCUMENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CloudDesk(Instant opened, String region, Priority priority, String category) {
        this.opened = opened;
        this.region = region;
        this.priority = priority;
        this.category = category;
        this.group = "L1 " + region;
    }

    /** What is told of a clock of a request to which nothing happens in a fortnight. */
    static List<String> toldFrom(Instant opened, String region, Priority priority, String clock) {
        return request(opened, region, priority, null)
                .until(opened.plus(Duration.ofDays(14)))
                .told(clock);
    }

    static Stream<String> daysOf2026() {
        return LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).map(LocalDate::toString);
    }

    static boolean isWeekday(String day) {
        return LocalDate.parse(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    /** The days of 2026 on which an office is open from nine to six. */
    static List<String> workingDays(String office, String zone) {
        BusinessCalendar calendar = CALENDARS.get(office);
        return daysOf2026()
                .filter(day -> calendar.between(at(day, 0, zone), at(day, 24, zone)) > 0)
                .peek(day -> assertThat(calendar.between(at(day, 9, zone), at(day, 18, zone)))
                        .isEqualTo(Duration.ofHours(9).toMillis()))
                .toList();
    }

    private static long at(String day, int hour, String zone) {
        return LocalDate.parse(day)
                .plusDays(hour / 24)
                .atTime(hour % 24, 0)
                .atZone(ZoneId.of(zone))
                .toInstant()
                .toEpochMilli();
    }

    /** A request of a customer, opened in the night from Saturday to Sunday. */
    static CloudDesk request(Priority priority, String category) {
        return request(NIGHT, "beijing", priority, category);
    }

    static CloudDesk request(Instant opened, String region, Priority priority, String category) {
        CloudDesk desk = new CloudDesk(opened, region, priority, category);
        return desk.happens(Kind.CREATED, opened, Author.CUSTOMER, null);
    }

    /** It is known who the customer is. */
    CloudDesk ofEnterprise() {
        Customer customer = new Customer("C-1", opened, 4, "enterprise", region, null, List.of());
        story.on(Posting.of(customer, "T-1", ItemType.TICKET));
        return this;
    }

    CloudDesk turns(Status next, Instant at) {
        status = next;
        return happens(Kind.UPDATED, at, Author.AGENT, null);
    }

    /** Somebody says in which step of its own the request is. */
    CloudDesk comesTo(String step, Instant at) {
        status = Status.OPEN;
        reason = step;
        return happens(Kind.UPDATED, at, Author.AGENT, null);
    }

    CloudDesk isHandedTo(String next, Instant at) {
        group = next;
        return happens(Kind.UPDATED, at, Author.AGENT, null);
    }

    CloudDesk becomes(Priority next, Instant at) {
        priority = next;
        return happens(Kind.UPDATED, at, Author.AGENT, null);
    }

    CloudDesk turnsOutToBe(String kind, Instant at) {
        category = kind;
        return happens(Kind.UPDATED, at, Author.AGENT, null);
    }

    CloudDesk tells(String intent, Instant at) {
        return happens(Kind.UPDATED, at, Author.AGENT, intent);
    }

    CloudDesk isAnswered(Instant at) {
        status = Status.OPEN;
        return happens(Kind.MESSAGE, at, Author.AGENT, null);
    }

    /** Somebody takes care of a chain, or gives it back. */
    CloudDesk chain(Ack.Kind kind, String clock, Instant at) {
        String id = "a" + events++;
        story.on(Posting.of(new Ack(id, "T-1", ItemType.TICKET, at, kind, null, clock, null, null, "ada")));
        return this;
    }

    CloudDesk until(Instant at) {
        story.until(at);
        return this;
    }

    /** What was told of a clock: how long after the opening, which level, to whom. */
    List<String> told(String clock) {
        return story.escalations().stream()
                .filter(escalation -> escalation.clock().equals(clock))
                .map(this::inShort)
                .toList();
    }

    private String inShort(Escalation told) {
        Object what = told.correction() == null ? told.kind() : told.correction();
        return "%s %s %s %s".formatted(Duration.between(opened, told.at()), what, told.level(), told.recipients());
    }

    List<Escalation> escalations() {
        return story.escalations();
    }

    /** The last outcome of a clock; null if it has none. */
    Outcome outcome(String clock) {
        return story.outcome(clock);
    }

    List<Outcome> outcomes(String clock) {
        return story.outcomes().stream()
                .filter(outcome -> outcome.clock().equals(clock))
                .toList();
    }

    /** Which policies hold it to which clocks. */
    List<String> clocks() {
        return story.tracking().clocks().stream()
                .map(clock -> clock.policyId() + " " + clock.clock())
                .toList();
    }

    private CloudDesk happens(Kind kind, Instant at, Author author, String intent) {
        story.on(Posting.of(new TicketEvent(
                "e" + events++,
                "T-1",
                "C-1",
                at,
                kind,
                null,
                opened,
                status,
                reason,
                priority,
                category,
                Channel.WEB,
                "en",
                region,
                group,
                null,
                author,
                Visibility.PUBLIC,
                null,
                null,
                null,
                intent,
                null)));
        return this;
    }
}
