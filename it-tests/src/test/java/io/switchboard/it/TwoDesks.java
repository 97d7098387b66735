package io.switchboard.it;

import io.switchboard.event.Channel;
import io.switchboard.routing.Agent;
import io.switchboard.routing.Background;
import io.switchboard.routing.BookReader;
import io.switchboard.routing.Counts;
import io.switchboard.routing.Item;
import io.switchboard.routing.Need;
import io.switchboard.routing.Presence;
import io.switchboard.routing.Profile;
import io.switchboard.routing.Promise;
import io.switchboard.routing.Request;
import io.switchboard.routing.RoutingBooks;
import io.switchboard.routing.RoutingDomain;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A day desk that is too small, and an evening desk to which overflows who waited there for five minutes: played in process by the
 * routing domains of the job, with what goes from one to the other handed over at once. Everything happens at full seconds. By their
 * names the two are decided by different subtasks of a job that has two.
 *
 * <p>In the job an item comes to the evening desk a checkpoint after it left, whatever time it is there by then, and the partitions of
 * the topic between them have no order among each other. So what becomes of an item at the evening desk must not hang on when it comes:
 * there is one agent for each kind of item, with room for all, and none for the last kind, which waits until its customer leaves.
 */
final class TwoDesks {

    static final String DAY = "day";
    static final String EVENING = "evening";

    static final String BOOK =
            """
            routing:
              id: desks
              version: 1
              settings: {ageing: 4h, offer: 0s, decline: 30m, hops: 3, most: 10000, exclusive: [PHONE]}
              weights: {id: patient, version: 1, scales: {heartbeatWithin: 24h}}
              centres:
                home: {zone: UTC, pools: [day, evening]}
              plans:
                day: {version: 1, steps: [{pools: [day], expiry: 5m}], finalStep: OVERFLOW, overflow: evening}
                evening: {version: 1, steps: [{pools: [evening], expiry: 12h}], finalStep: ANY_IN_POOL}
            """;

    private static final long NINE = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
    private static final long SECOND = 1_000;
    private static final long HANDLING = Duration.ofMinutes(3).toMillis();
    private static final int ITEMS = 600;
    private static final int DAY_AGENTS = 4;
    private static final int DAY_UNITS = 5;

    /** Enough for all: what comes to the evening desk is taken at once, whenever it comes. */
    private static final int EVENING_UNITS = 10_000;

    /** Each has an agent of the evening desk, but for the last. */
    private static final List<String> KINDS = List.of("blue", "red", "green");

    private final RoutingBooks books = RoutingBooks.of(BookReader.read("book.yaml", BOOK));
    private final RoutingDomain day = RoutingDomain.opened(DAY, books, NINE);
    private final RoutingDomain evening = RoutingDomain.opened(EVENING, books, NINE);
    private final PriorityQueue<Request> toCome =
            new PriorityQueue<>(Comparator.comparingLong(Request::at).thenComparing(Request.IN_ORDER));

    /** By item that is not over, the domain in which it was asked for: there is all that is said of it. */
    private final Map<String, String> asked = new LinkedHashMap<>();

    private final List<Request> requests = new ArrayList<>();
    private final List<Request> transfers = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private final Map<String, Counts> counts = new HashMap<>();

    private TwoDesks() {}

    /** Twenty minutes of it, and then everybody who still waits leaves. */
    static TwoDesks played() {
        TwoDesks desks = new TwoDesks();
        desks.agentsCome();
        desks.itemsCome();
        long closing = NINE + (2 * ITEMS + 60) * SECOND;
        while (!desks.toCome.isEmpty() && desks.toCome.peek().at() < closing) {
            desks.happens(desks.toCome.poll());
        }
        desks.close(closing);
        return desks;
    }

    private void agentsCome() {
        for (int i = 0; i < DAY_AGENTS; i++) {
            comes("day-" + i, DAY, DAY_UNITS, Set.copyOf(KINDS));
        }
        for (String kind : KINDS.subList(0, KINDS.size() - 1)) {
            comes("evening-" + kind, EVENING, EVENING_UNITS, Set.of(kind));
        }
    }

    private void comes(String id, String domain, int units, Set<String> kinds) {
        Profile profile = Profile.of(domain, Map.of(Channel.EMAIL, units)).cleared(kinds);
        Agent agent = new Agent(id, profile, Standing.UNKNOWN);
        toCome.add(Request.of(id + "/comes", domain, NINE, null, agent, Presence.AVAILABLE));
    }

    /** One in two seconds to the day desk, and one in twenty to the evening desk itself. */
    private void itemsCome() {
        for (int i = 0; i < ITEMS; i++) {
            long at = NINE + (1 + 2 * i) * SECOND;
            enters("D-" + i, i, DAY, at);
            if (i % 10 == 3) {
                leaves("D-" + i, DAY, at + Duration.ofMinutes(2).toMillis());
            } else if (i % 10 == 7) {
                leaves("D-" + i, DAY, at + Duration.ofMinutes(7).toMillis());
            }
            if (i % 10 == 0) {
                enters("E-" + i, i / 10, EVENING, at);
            }
        }
    }

    private void enters(String id, int number, String domain, long at) {
        Background customer = Background.unknown(3);
        Need need = Need.of(Channel.EMAIL, "billing", HANDLING).cleared(Set.of(KINDS.get(number % KINDS.size())));
        Item item = Item.entering(
                id,
                at,
                need,
                new Promise(Duration.ofHours(1).toMillis(), 0, 10),
                number % 40 == 5 ? customer.notEntitled() : customer);
        toCome.add(Request.of(id + "/enters", domain, at, null, Request.Kind.ENTER, item, domain));
    }

    private void leaves(String id, String domain, long at) {
        toCome.add(Request.of(id + "/leaves", domain, at, null, Request.Kind.LEAVE, id, (String) null));
    }

    private void happens(Request request) {
        boolean isOver = request.kind() != Request.Kind.AGENT
                && request.kind() != Request.Kind.ENTER
                && !asked.containsKey(request.itemId());
        if (isOver) {
            return;
        }
        if (request.kind() == Request.Kind.ENTER) {
            asked.put(request.itemId(), request.domain());
        }
        pass(request.at());
        requests.add(request);
        hear((request.domain().equals(DAY) ? day : evening).take(request, books));
        handOver();
    }

    private void pass(long at) {
        hear(day.until(at, books));
        handOver();
        hear(evening.until(at, books));
    }

    /** As the topic between them does, but at once. */
    private void handOver() {
        for (Request transfer : day.transfers()) {
            transfers.add(transfer);
            hear(evening.take(transfer, books));
        }
    }

    /** Who has an item is done with it after a while, and says so where it was asked for, wherever it has gone since. */
    private void hear(List<Ruling> told) {
        for (Ruling ruling : told) {
            rulings.add(ruling);
            String itemId = ruling.decision().itemId();
            switch (ruling.decision().verdict()) {
                case ASSIGNED -> toCome.add(Request.of(
                        itemId + "/completed",
                        asked.get(itemId),
                        ruling.decision().at() + HANDLING,
                        null,
                        Request.Kind.COMPLETE,
                        itemId,
                        ruling.decision().agentId()));
                case COMPLETED, ABANDONED, REFUSED -> asked.remove(itemId);
                case OVERFLOWED -> {
                    // it is not over with that
                }
                case OFFERED,
                        DECLINED,
                        TIMED_OUT,
                        WITHDRAWN,
                        HELD,
                        ESCALATED,
                        HELP_OPENED,
                        HELP_CLOSED,
                        REJECTED -> throw new AssertionError("Nobody asked for " + ruling);
            }
        }
    }

    private void close(long at) {
        pass(at);
        counts.put(DAY, day.counts());
        counts.put(EVENING, evening.counts());
        Set<String> withAgents = Set.copyOf(toCome.stream()
                .filter(each -> each.kind() == Request.Kind.COMPLETE)
                .map(Request::itemId)
                .toList());
        toCome.clear();
        asked.forEach((itemId, domain) -> {
            if (!withAgents.contains(itemId)) {
                toCome.add(Request.of(
                        itemId + "/is-sent-home", domain, at, null, Request.Kind.LEAVE, itemId, (String) null));
            }
        });
        while (!toCome.isEmpty()) {
            happens(toCome.poll());
        }
    }

    /** All that was asked of both, in order. */
    List<Request> requests() {
        return requests;
    }

    /** What went from the day desk to the evening desk: items, and what was said of them later. */
    List<Request> transfers() {
        return transfers;
    }

    /** What was decided in a domain, in order. */
    List<Ruling> rulings(String domain) {
        return rulings.stream().filter(ruling -> ruling.domain().equals(domain)).toList();
    }

    /** Where the items of a domain were before those who waited were sent home. */
    Counts counts(String domain) {
        return counts.get(domain);
    }

    /** Whether it is about one who waited until then. */
    static boolean isSentHome(Request request) {
        return request.eventId().endsWith("/is-sent-home");
    }
}
