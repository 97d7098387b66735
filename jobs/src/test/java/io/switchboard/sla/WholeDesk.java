package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;

import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.Channel;
import io.switchboard.event.Customer;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A desk that uses all there is: every clock, every mode, three policies, versions of each kind, chains and conditions. */
final class WholeDesk {

    private static final String CALENDARS =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
              office:
                zone: UTC
                open: [{days: Mon-Fri, hours: "09:00-17:00"}]
              days:
                zone: UTC
                open: [{days: Mon-Sat, hours: "06:00-22:00"}]
            policies:
            """;

    private static final String DESK =
            """
              - id: desk
                version: %s
                items: TICKET
                defaultPriority: P3
                clocks:
                  - clock: FIRST_REPLY
                    targets:
                      P1: {within: PT30M, calendar: always}
                      default: {within: %s, calendar: office}
                    levels:
                      - {at: 50%%}
                      - {before: 10m, time: wall, name: hurry}
                      - {after: 1h, name: lead, notify: [lead], deliver: days}
                    repeat: {times: 2, every: 30m}
                    maxAge: 8h
                  - clock: NEXT_REPLY
                    targets: {default: {within: 3h, calendar: days}}
                    levels: [{at: 75%%}]
                    options:
                      courtesy: {window: 24h, when: 'event.intent == "thanks"'}
                  - clock: PERIODIC_UPDATE
                    recurrence: SEQUENTIAL
                    targets: {default: {within: 6h, calendar: days}}
                  - clock: REQUESTER_WAIT
                    targets: {default: {within: 10h, calendar: office}}
                  - clock: AGENT_WORK
                    targets: {default: {within: 5h, calendar: office, groups: {second line: days}}}
                    levels: [{at: 80%%}, {after: 2h, time: wall, name: boss}]
                    options: {maxPause: 4h, continueWhilePaused: true}
                  - clock: FIRST_RESOLUTION
                    mode: STRICTEST
                    targets:
                      P1: {within: PT4H, calendar: always}
                      default: {within: PT8H, calendar: office, groups: {second line: always, first line: days}}
                    levels: [{at: 75%%}, {before: PT10M, name: last-call}]
                  - clock: TOTAL_RESOLUTION
                    mode: ALL_MATCH
                    targets:
                      P1: {within: PT4H, calendar: always}
                      P2: {within: PT4H, calendar: office}
                      P4: {given: true}
                      default: {workingDays: 2, calendar: office}
                    levels: [{at: 75%%}, {after: 3h, name: manager, notify: [manager, lead]}]
                    repeat: {times: 1, every: 1h}
                  - clock: GROUP_OWNERSHIP
                    targets: {default: {within: 4h, calendar: office}}
                  - stopwatch: expert
                    start: 'item.category == "complex"'
                    stop: 'item.group == "second line"'
                    cancel: 'item.category == "simple"'
                    targets: {default: {within: 30m, calendar: always}}
                    levels: [{at: 90%%}]
                  - stopwatch: rounds
                    origin: GROUP_ASSIGNED
                    recurrence: INDEPENDENT
                    stop: 'event.kind == "MESSAGE" && event.author == "AGENT"'
                    reset: 'item.reopens > 1'
                    pause: 'item.status in ["PENDING"]'
                    targets: {default: {within: 2h, calendar: always}}
            """;

    private static final String GOLD =
            """
              - id: gold
                version: %s
                items: TICKET
                rank: 10
                when: 'customer.tier >= 3 || customer.contract == "gold"'
                defaultPriority: P2
                clocks:
                  - clock: FIRST_REPLY
                    targets: {default: {within: %s, calendar: always}}
                    levels: [{at: 50%%, name: half}]
                    options: {backdate: true}
                  - clock: FIRST_RESOLUTION
                    mode: STRICTEST
                    reopen: NEW_CYCLE
                    targets: {default: {within: PT6H, calendar: days}}
                    options: {forceChain: true}
                    levels: [{at: 60%%}]
                  - clock: TOTAL_RESOLUTION
                    mode: ALL_MATCH
                    reopen: RESTART_FROM_REOPEN
                    targets: {default: {within: PT5H, calendar: days}}
                    levels: [{at: 50%%}]
            """;

    private static final String REGION =
            """
              - id: region
                version: 1
                items: TICKET
                rank: 5
                when: 'item.region == "apac" && item.priority != "P1"'
                defaultPriority: P3
                clocks:
                  - clock: AGENT_WORK
                    targets: {default: {within: 2h, calendar: always}}
                    options: {maxPause: 1h}
                  - clock: NEXT_REPLY
                    targets: {default: {within: 1h, calendar: always}}
            """;

    static final Instant FIRST = friday("08:00");
    static final Instant END = FIRST.plus(Duration.ofDays(14));

    /** All versions that are published in the fortnight of the histories. */
    static final String DOCUMENT = CALENDARS
            + DESK.formatted("1", "PT2H")
            + DESK.formatted("2\n    effectiveFrom: 2026-03-06T15:00:00Z", "PT1H")
            + DESK.formatted("3\n    effectiveFrom: 2026-03-07T10:00:00Z\n    publish: NEW_ONLY", "PT30M")
            + GOLD.formatted("1", "PT1H")
            + GOLD.formatted("2\n    effectiveFrom: 2026-03-06T20:00:00Z\n    publish: OPEN_RECOMPUTE", "PT15M")
            + REGION;

    static final PolicyBook BOOK = PolicyReader.read("whole.yaml", DOCUMENT);

    static final PolicyBook FIRST_BOOK = PolicyReader.read(
            "first.yaml", CALENDARS + DESK.formatted("1", "PT2H") + GOLD.formatted("1", "PT1H") + REGION);

    static final SlaRules RULES = rules(BOOK);

    private static final String[] GROUPS = {"first line", "second line", null};
    private static final String[] CATEGORIES = {"complex", "simple", "complex", null};
    private static final String[] REGIONS = {"emea", "apac"};
    private static final Status[] STATUSES = {
        Status.NEW, Status.OPEN, Status.OPEN, Status.PENDING, Status.ON_HOLD, Status.RESOLVED, Status.CLOSED, null
    };
    private static final Priority[] PRIORITIES = {Priority.P1, Priority.P2, Priority.P3, Priority.P4, null};
    private static final Author[] AUTHORS = {Author.CUSTOMER, Author.CUSTOMER, Author.AGENT, Author.AGENT, Author.SYSTEM
    };
    private static final String[] CHAINS = {null, "FIRST_REPLY", "TOTAL_RESOLUTION", "AGENT_WORK"};

    private WholeDesk() {}

    static SlaRules rules(PolicyBook book) {
        return new SlaRules(
                book,
                "policies",
                Duration.ofDays(20).toMillis(),
                Duration.ofDays(30).toMillis(),
                Duration.ofDays(30).toMillis());
    }

    /** Up to {@code most} entries of every kind, in the order in which they happened. */
    static List<Posting> history(Random random, int most) {
        List<Posting> history = new ArrayList<>();
        Instant at = FIRST.plusSeconds(random.nextInt(6 * 3600));
        if (random.nextInt(3) == 0) {
            history.add(customer(random, at.minusSeconds(random.nextInt(7200))));
        }
        int events = 1 + random.nextInt(most);
        Draft draft = new Draft(random);
        for (int i = 0; i < events; i++) {
            history.addAll(happening(random, draft, i, at));
            at = at.plusSeconds(random.nextInt(4) == 0 ? 0 : random.nextInt(2 * 40 * 3600 / most));
        }
        history.sort((a, b) -> Entry.ORDER.compare(a.entry(), b.entry()));
        return history;
    }

    private static List<Posting> happening(Random random, Draft draft, int i, Instant at) {
        if (i == 0) {
            return List.of(Posting.of(draft.event("e0", Kind.CREATED, at)));
        }
        int drawn = random.nextInt(60);
        if (drawn < 4) {
            return List.of(ack(random, i, at));
        }
        if (drawn < 6) {
            return List.of(customer(random, at));
        }
        if (drawn < 8) {
            return inherited(random, i, at);
        }
        draft.change(random);
        return List.of(Posting.of(draft.event("e" + i, kind(random), at)));
    }

    private static Kind kind(Random random) {
        int drawn = random.nextInt(120);
        if (drawn < 3) {
            return List.of(Kind.MERGED, Kind.SPAM, Kind.DELETED).get(drawn);
        }
        return drawn < 50 ? Kind.UPDATED : Kind.MESSAGE;
    }

    private static Posting ack(Random random, int i, Instant at) {
        String chain = CHAINS[random.nextInt(CHAINS.length)];
        return Posting.of(new Ack(
                "a" + i,
                "T-1",
                ItemType.TICKET,
                at,
                random.nextInt(3) == 0 ? Ack.Kind.UNACK : Ack.Kind.ACK,
                random.nextBoolean() ? null : "desk",
                chain,
                null,
                null,
                "otto"));
    }

    private static Posting customer(Random random, Instant at) {
        String contract = random.nextBoolean() ? "gold" : "basic";
        return Posting.of(
                new Customer("C-1", at, random.nextInt(5), contract, "emea", null, List.of()), "T-1", ItemType.TICKET);
    }

    private static List<Posting> inherited(Random random, int i, Instant at) {
        List<Posting> said = new ArrayList<>();
        for (int n = 0; n <= random.nextInt(3); n++) {
            Instant then = at.minusSeconds(random.nextInt(6 * 3600));
            Entry message = Desk.told(Kind.MESSAGE, then)
                    .id("m" + i + "-" + n)
                    .by(AUTHORS[random.nextInt(AUTHORS.length)])
                    .read(Visibility.PUBLIC)
                    .posting()
                    .entry();
            said.add(new Posting("T-1", ItemType.TICKET, Entry.inherited("T-" + (10 + i), message, at.toEpochMilli())));
        }
        return said;
    }

    /** The ticket's attributes, which change a little with each event. */
    private static final class Draft {
        private final Direction direction;
        private Author author;
        private Status status = Status.NEW;
        private Priority priority;
        private String category;
        private String region;
        private String group;
        private Visibility visibility = Visibility.PUBLIC;
        private String intent;
        private Instant targetAt;

        Draft(Random random) {
            direction = random.nextInt(6) == 0 ? Direction.OUTBOUND : Direction.INBOUND;
            change(random);
            status = Status.NEW;
        }

        void change(Random random) {
            author = AUTHORS[random.nextInt(AUTHORS.length)];
            status = random.nextInt(2) == 0 ? STATUSES[random.nextInt(STATUSES.length)] : status;
            priority = random.nextInt(5) == 0 ? PRIORITIES[random.nextInt(PRIORITIES.length)] : priority;
            category = random.nextInt(4) == 0 ? CATEGORIES[random.nextInt(CATEGORIES.length)] : category;
            region = random.nextInt(6) == 0 ? REGIONS[random.nextInt(REGIONS.length)] : region;
            group = random.nextInt(4) == 0 ? GROUPS[random.nextInt(GROUPS.length)] : group;
            visibility = random.nextInt(4) == 0 ? Visibility.INTERNAL : Visibility.PUBLIC;
            intent = random.nextInt(4) == 0 ? "thanks" : null;
            targetAt = random.nextInt(6) == 0 ? FIRST.plusSeconds(random.nextInt(4 * 86_400)) : targetAt;
        }

        TicketEvent event(String id, Kind kind, Instant at) {
            return new TicketEvent(
                    id,
                    "T-1",
                    "C-1",
                    at,
                    kind,
                    null,
                    null,
                    status,
                    status == null ? null : "word for " + status,
                    priority,
                    category,
                    Channel.EMAIL,
                    "de",
                    region,
                    group,
                    "anna",
                    author,
                    visibility,
                    null,
                    targetAt,
                    direction,
                    intent,
                    null);
        }
    }
}
