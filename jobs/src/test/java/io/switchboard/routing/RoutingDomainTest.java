package io.switchboard.routing;

import static io.switchboard.routing.Desk.NINE;
import static io.switchboard.routing.Desk.at;
import static io.switchboard.routing.Desk.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A domain and its books, and that one which was put down and taken up again goes on as if it had never been. */
class RoutingDomainTest {

    private static final long SEED = 20261127;

    /** Asks agents, knows silence, and changes its book in the middle. */
    private static RoutingBook book(int version, double pastDue) {
        Scales scales = new Scales(pastDue, 100, 10, 3_600_000, 1, minutes(15), Scales.DEFAULT.adjacent());
        Settings settings = new Settings(minutes(40), 20_000, minutes(30), 3, 60, Set.of(Channel.PHONE), true);
        List<Plan> plans = new ArrayList<>(Crowd.PLANS);
        plans.add(new Plan("over", 1, List.of(PlanStep.of(Set.of("a"), minutes(3))), FinalStep.OVERFLOW, "any"));
        return new RoutingBook("crowd", version, settings, Weights.defaults(scales), List.of(CENTRE), plans);
    }

    private static final Centre CENTRE = new Centre("here", java.time.ZoneOffset.UTC, "DE", Set.of("a", "b", "c"));

    static final RoutingBooks BOOKS = RoutingBooks.of(book(1, 0.25));

    @Test
    @Proves("R-99")
    void aDomainThatWasPutDownAndTakenUpAgainAtAnyMomentDecidesTheSame() {
        int decisions = 0;
        Set<HelpTurn.Kind> help = EnumSet.noneOf(HelpTurn.Kind.class);
        for (int run = 0; run < 60; run++) {
            List<Request> requests = requests(new Random(SEED + run), 300);
            List<Object> straight = told(requests, 0, new Random(0));
            List<Object> interrupted = told(requests, 1 + run % 7, new Random(run));
            assertThat(interrupted).as("run %d of seed %d", run, SEED).isEqualTo(straight);
            decisions += straight.size();
            straight.stream()
                    .filter(Relief.class::isInstance)
                    .forEach(relief -> help.add(((Relief) relief).turn().kind()));
        }
        assertThat(decisions).isGreaterThan(10_000);
        assertThat(help).containsExactly(HelpTurn.Kind.values());
    }

    /** Decisions, what goes to other domains, and how pools come to help others. */
    private static List<Object> told(List<Request> requests, int every, Random random) {
        RoutingDomain domain = RoutingDomain.opened("crowd", BOOKS, NINE);
        List<Object> told = new ArrayList<>();
        Set<String> moved = new HashSet<>();
        for (Request request : requests) {
            told.addAll(domain.take(request, BOOKS));
            told.addAll(domain.transfers());
            told.addAll(domain.reliefs());
            moved.addAll(domain.changes().moved());
            assertThat(domain.counts().isConserved()).isTrue();
            if (every > 0 && random.nextInt(every) == 0) {
                Map<String, Moved> kept = new HashMap<>();
                Elsewhere elsewhere = domain.elsewhere();
                moved.stream().filter(id -> elsewhere.kept(id) != null).forEach(id -> kept.put(id, elsewhere.kept(id)));
                domain = RoutingDomain.resumed(
                        "crowd", BOOKS, domain.told(), domain.dispatcher().kept(), kept, Map.of());
            }
        }
        return told;
    }

    /** What agents answer is drawn in advance: answers to what nobody offered are part of life. */
    static List<Request> requests(Random random, int count) {
        List<Request> requests = new ArrayList<>();
        long at = NINE;
        for (int i = 0; i < count; i++) {
            at += random.nextInt(60_000);
            requests.add(request(random, i, at));
        }
        requests.sort(Comparator.comparingLong(Request::at).thenComparing(Request.IN_ORDER));
        return requests;
    }

    private static Request request(Random random, int i, long at) {
        String id = "e-" + i;
        String item = "item" + Math.max(0, i - random.nextInt(20));
        String agent = "agent" + random.nextInt(6);
        return switch (random.nextInt(10)) {
            case 0, 1 -> Request.of(
                    id,
                    "crowd",
                    at,
                    (long) i,
                    Crowd.agent(random, agent),
                    Crowd.oneOf(random, Presence.AVAILABLE, Presence.AVAILABLE, Presence.AWAY, Presence.OFFLINE));
            case 2, 3, 4, 5 -> Request.of(
                    id,
                    "crowd",
                    at,
                    (long) i,
                    Request.Kind.ENTER,
                    Crowd.item(random, "item" + i, at),
                    Crowd.oneOf(random, "any", "steps", "last", "over", "helped"));
            case 6 -> Request.of(
                    id,
                    "crowd",
                    at,
                    (long) i,
                    Request.Kind.CHANGE,
                    Crowd.item(random, item, at),
                    Crowd.oneOf(random, "any", "steps", "last"));
            default -> Request.of(
                    id,
                    "crowd",
                    at,
                    (long) i,
                    Crowd.oneOf(
                            random,
                            Request.Kind.LEAVE,
                            Request.Kind.ACCEPT,
                            Request.Kind.ACCEPT,
                            Request.Kind.DECLINE,
                            Request.Kind.COMPLETE,
                            Request.Kind.TAKE),
                    item,
                    agent);
        };
    }

    private static final String CLOUD =
            """
            routing:
              id: cloud
              version: %d
              settings: {offer: 0s, ageing: 4h}
              centres:
                frankfurt: {zone: Europe/Berlin, region: emea, pools: [desk, experts]}
              plans:
                desk:
                  version: %d
                  steps:
                    - {pools: [desk], expiry: 2m}
                    - {pools: [desk, experts], expiry: %s}
                  finalStep: HOLD_AND_ESCALATE
                away:
                  version: 1
                  steps: [{pools: [desk], expiry: 1m}]
                  finalStep: OVERFLOW
                  overflow: desk
            """;

    private static RoutingBooks cloud() {
        return RoutingBooks.of(BookReader.read("cloud.yaml", CLOUD.formatted(1, 1, "5m")));
    }

    @Test
    void helpIsToldInTheRegionOfTheCentreWhosePoolIsHelped() {
        RoutingBooks books = RoutingBooks.of(BookReader.read(
                "cloud.yaml",
                CLOUD.formatted(1, 1, "5m")
                        .replace(
                                "desk, experts]}",
                                "desk]}\n    mumbai: {zone: Asia/Kolkata, region: in, pools: [experts]}")
                        .replace("{pools: [desk], expiry: 2m}", "{pools: [desk], helpers: [experts], expiry: 2m}")));
        RoutingDomain domain = RoutingDomain.opened("emea", books, NINE);
        domain.take(enter("call", 1, "desk"), books);

        assertThat(domain.reliefs())
                .containsExactly(new Relief(
                        "emea", "emea", new HelpTurn(HelpTurn.Kind.OPENED, "desk", "experts", null, at(1), at(1))));
        assertThat(domain.reliefs()).isEmpty();
        assertThat(books.inForce(NINE).regionOf("nobody's")).isEmpty();
    }

    private static BookPublication published(int version, String from, String document) {
        Instant at = Instant.parse(from);
        return new BookPublication("cloud", version, at, at, null, null, document);
    }

    private static Request enter(String id, double minute, String plan) {
        Item item = Desk.item(id, minute, Desk.call());
        return Request.of("e-" + id, "emea", at(minute), null, Request.Kind.ENTER, item, plan);
    }

    private static Request enter(Item item) {
        return Request.of("e-" + item.id(), "emea", item.enteredAt(), null, Request.Kind.ENTER, item, "desk");
    }

    private static Request comes(String agent, String pool, double minute) {
        return Request.of("a-" + agent, "emea", at(minute), null, Desk.agent(agent, pool), Presence.AVAILABLE);
    }

    @Test
    @Proves("R-98")
    void anItemKeepsThePlanItCameWithAndTheNextOneGoesByTheNewOne() {
        RoutingBooks books =
                cloud().with(published(2, Instant.ofEpochMilli(at(1)).toString(), CLOUD.formatted(2, 2, "9m")));
        RoutingDomain domain = RoutingDomain.opened("emea", books, at(0));
        domain.take(enter("old", 0.5, "desk"), books);
        domain.take(enter("new", 1.5, "desk"), books);

        assertThat(domain.until(at(20), books))
                .extracting(
                        ruling -> ruling.decision().itemId(),
                        ruling -> ruling.decision().verdict(),
                        ruling -> ruling.decision().planVersion(),
                        ruling -> ruling.decision().at())
                .containsExactly(tuple("old", Verdict.HELD, 1, at(7.5)), tuple("new", Verdict.HELD, 2, at(12.5)));
    }

    @Test
    @Proves("R-95")
    void whereANewBookMakesRoomWhatWaitsIsTakenAtOnce() {
        String narrow = CLOUD.formatted(1, 1, "5m").replace("offer: 0s", "offer: 0s, exclusive: [PHONE, CHAT]");
        String wide = CLOUD.formatted(2, 1, "5m").replace("offer: 0s", "offer: 0s, exclusive: [PHONE]");
        RoutingBooks books = RoutingBooks.of(BookReader.read("cloud.yaml", narrow))
                .with(published(2, Instant.ofEpochMilli(at(0.5)).toString(), wide));
        RoutingDomain domain = RoutingDomain.opened("emea", books, at(0));
        domain.take(comes("kim", "desk", 0), books);
        domain.take(enter(Desk.item("one", 0.1, Desk.chat())), books);
        domain.take(enter(Desk.item("two", 0.2, Desk.chat())), books);

        assertThat(domain.until(at(0.6), books))
                .extracting(
                        ruling -> ruling.decision().itemId(),
                        ruling -> ruling.decision().verdict(),
                        ruling -> ruling.decision().at())
                .containsExactly(tuple("two", Verdict.ASSIGNED, at(0.5)));
    }

    @Test
    @Proves("R-91")
    void whatOverflowsGoesToTheDomainOfThatNameAsOldAsItIs() {
        RoutingBooks books = cloud();
        RoutingDomain domain = RoutingDomain.opened("emea", books, at(0));
        domain.take(enter("call", 0, "away"), books);

        assertThat(domain.until(at(2), books)).extracting(Ruling::id).containsExactly("emea/1");
        assertThat(domain.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.domain()).isEqualTo("desk");
            assertThat(transfer.eventId()).isEqualTo("emea/1");
            assertThat(transfer.item().enteredAt()).isEqualTo(at(0));
        });
        assertThat(domain.transfers()).isEmpty();
    }

    private static Request says(Request.Kind kind, double minute) {
        return Request.of(kind + "-" + minute, "emea", at(minute), null, kind, "call", "kim");
    }

    /** One that has let a call go to the domain desk, after a minute. */
    private static RoutingDomain overflowed(RoutingBooks books) {
        RoutingDomain domain = RoutingDomain.opened("emea", books, at(0));
        domain.take(enter("call", 0, "away"), books);
        domain.until(at(1), books);
        domain.transfers();
        return domain;
    }

    @Test
    @Proves("R-91")
    void whatIsSaidOfAnItemThatOverflowedGoesAfterItUntilItIsOver() {
        RoutingBooks books = cloud();
        RoutingDomain domain = overflowed(books);
        Item known = Desk.item("call", 0, Desk.call());

        assertThat(domain.take(says(Request.Kind.TAKE, 2), books)).isEmpty();
        assertThat(domain.take(Request.of("c-1", "emea", at(3), null, Request.Kind.CHANGE, known, "away"), books))
                .isEmpty();
        assertThat(domain.take(says(Request.Kind.COMPLETE, 4), books)).isEmpty();
        assertThat(domain.transfers())
                .extracting(Request::domain, Request::kind, Request::at, Request::eventId, Request::planId)
                .containsExactly(
                        tuple("desk", Request.Kind.TAKE, at(2), "emea/TAKE-2.0", null),
                        tuple("desk", Request.Kind.CHANGE, at(3), "emea/c-1", "desk"),
                        tuple("desk", Request.Kind.COMPLETE, at(4), "emea/COMPLETE-4.0", null));
        assertThat(domain.take(says(Request.Kind.LEAVE, 5), books))
                .extracting(ruling -> ruling.decision().verdict())
                .containsExactly(Verdict.REJECTED);
        assertThat(domain.transfers()).isEmpty();
    }

    @Test
    void whatIsSaidInTheMomentInWhichItOverflowsComesAfterIt() {
        RoutingBooks books = cloud();
        RoutingDomain domain = RoutingDomain.opened("emea", books, at(0));
        domain.take(enter("call", 0, "away"), books);

        domain.take(says(Request.Kind.LEAVE, 1), books);

        assertThat(domain.transfers())
                .extracting(Request::kind, Request::at)
                .containsExactly(tuple(Request.Kind.ENTER, at(1)), tuple(Request.Kind.LEAVE, at(1) + 1));
    }

    @Test
    void whatGoesAfterAnItemStaysInItsOrderThoughAllOfItIsLate() {
        RoutingBooks books = cloud();
        RoutingDomain domain = overflowed(books);

        domain.take(Request.of("t", "emea", at(0.5), 4L, Request.Kind.TAKE, "call", "kim"), books);
        domain.take(Request.of("c", "emea", at(0.7), 5L, Request.Kind.COMPLETE, "call", "kim"), books);

        assertThat(domain.transfers().stream()
                        .sorted(Comparator.comparingLong(Request::at).thenComparing(Request.IN_ORDER)))
                .extracting(Request::kind)
                .containsExactly(Request.Kind.TAKE, Request.Kind.COMPLETE);
    }

    @Test
    @Proves("R-91")
    void whatOverflowsIntoItsOwnDomainIsPlannedByTheOtherPlanAlsoWhenItChanges() {
        RoutingBooks books = cloud();
        RoutingDomain domain = RoutingDomain.opened("desk", books, at(0));
        domain.take(enter("call", 0, "away"), books);
        domain.until(at(1), books);
        domain.take(domain.transfers().get(0), books);
        Item known = Desk.item("call", 0, Desk.call());

        assertThat(domain.take(Request.of("c-1", "desk", at(2), null, Request.Kind.CHANGE, known, "away"), books))
                .as("it stays in the queue")
                .isEmpty();
        assertThat(domain.transfers()).isEmpty();
        assertThat(domain.counts().waiting()).isEqualTo(1);

        assertThat(domain.take(says(Request.Kind.LEAVE, 3), books))
                .extracting(ruling -> ruling.decision().verdict())
                .containsExactly(Verdict.ABANDONED);
        assertThat(domain.elsewhere().kept("call")).isNull();
        assertThat(domain.take(says(Request.Kind.LEAVE, 4), books))
                .extracting(ruling -> ruling.decision().verdict())
                .containsExactly(Verdict.REJECTED);
        assertThat(domain.transfers()).isEmpty();
    }

    @Test
    void anItemThatComesAnewIsHereAgain() {
        RoutingBooks books = cloud();
        RoutingDomain domain = overflowed(books);

        domain.take(enter("call", 2, "desk"), books);

        assertThat(domain.counts().waiting()).isEqualTo(1);
        assertThat(domain.take(says(Request.Kind.LEAVE, 3), books))
                .extracting(ruling -> ruling.decision().verdict())
                .containsExactly(Verdict.ABANDONED);
        assertThat(domain.transfers()).isEmpty();
    }

    @Test
    void whereItemsWentIsForgottenAfterAMonth() {
        RoutingBooks books = cloud();
        RoutingDomain domain = overflowed(books);
        double month = 31 * 24 * 60;

        domain.take(enter("another", month + 1, "away"), books);
        domain.until(at(month + 2), books);

        assertThat(domain.elsewhere().kept("call")).isNull();
        assertThat(domain.elsewhere().kept("another")).isEqualTo(new Moved("desk", at(month + 2)));
    }

    @Test
    void theOtherDomainTakesWhatComesAfterAsIfItHadBeenSaidThere() {
        RoutingBooks books = cloud();
        RoutingDomain here = RoutingDomain.opened("emea", books, at(0));
        RoutingDomain there = RoutingDomain.opened("desk", books, at(0));
        there.take(Request.of("a-kim", "desk", at(0), null, Desk.agent("kim", "experts"), Presence.AVAILABLE), books);
        List<Ruling> told = new ArrayList<>();

        for (Request request : List.of(
                enter("call", 0, "away"),
                says(Request.Kind.TAKE, 2),
                says(Request.Kind.COMPLETE, 4),
                enter("call", 5, "desk"))) {
            here.take(request, books);
            here.transfers().forEach(each -> told.addAll(there.take(each, books)));
        }

        assertThat(told)
                .extracting(ruling -> ruling.decision().verdict(), ruling -> ruling.decision()
                        .agentId())
                .containsExactly(tuple(Verdict.ASSIGNED, "kim"), tuple(Verdict.COMPLETED, "kim"));
        assertThat(here.counts().waiting()).isEqualTo(1);
    }

    @Test
    @Proves("R-97")
    void anItemWithAPlanThatNobodyKnowsIsRefusedAndCounted() {
        RoutingBooks books = cloud();
        RoutingDomain domain = RoutingDomain.opened("emea", books, at(0));

        assertThat(domain.take(enter("call", 0, "dsek"), books))
                .extracting(ruling -> ruling.decision().verdict(), ruling -> ruling.decision()
                        .reason())
                .containsExactly(tuple(
                        Verdict.REFUSED, "book cloud version 1 has no plan dsek: ask for one it has, or publish it"));
        assertThat(domain.counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0));
    }

    @Test
    void whatComesLateHappensNow() {
        RoutingBooks books = cloud();
        RoutingDomain domain = RoutingDomain.opened("emea", books, at(0));
        domain.take(comes("kim", "desk", 5), books);

        assertThat(domain.take(enter("call", 1, "desk"), books))
                .extracting(ruling -> ruling.decision().verdict(), ruling -> ruling.decision()
                        .at())
                .containsExactly(tuple(Verdict.ASSIGNED, at(5)));
    }

    @Test
    void whoWentHomeIsForgottenWhenTheLastItemIsDone() {
        RoutingBooks books = cloud();
        RoutingDomain domain = RoutingDomain.opened("emea", books, at(0));
        domain.take(comes("kim", "desk", 0), books);
        domain.take(enter("call", 0.5, "desk"), books);
        assertThat(domain.take(enter("call", 0.6, "desk"), books))
                .extracting(ruling -> ruling.decision().verdict())
                .containsExactly(Verdict.REJECTED);
        domain.take(Request.of("a-2", "emea", at(0.8), null, Desk.agent("kim", "desk"), Presence.OFFLINE), books);
        assertThat(domain.dispatcher().keptAgent("kim")).isNotNull();
        domain.take(Request.of("c-1", "emea", at(3), null, Request.Kind.COMPLETE, "call", "kim"), books);
        assertThat(domain.dispatcher().keptAgent("kim")).isNull();
    }
}
