package io.switchboard.routing;

import static io.switchboard.routing.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.routing.Request.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Items overflow from the first domain to the second and on to the third, and are moved meanwhile; what follows them is late. */
class GuestsTest {

    private static final long SEED = 20261128;

    private static final String BOOK =
            """
            routing:
              id: chain
              version: 1
              settings: {offer: 0s, ageing: 4h}
              centres: {here: {zone: UTC, pools: [desk]}}
              plans:
                first: {version: 1, steps: [{pools: [desk], expiry: 1m}], finalStep: OVERFLOW, overflow: second}
                second: {version: 1, steps: [{pools: [desk], expiry: 5m}], finalStep: OVERFLOW, overflow: third}
                third: {version: 1, steps: [{pools: [desk], expiry: 1m}], finalStep: ANY_IN_POOL}
                else: {version: 1, steps: [{pools: [desk], expiry: 1m}], finalStep: OVERFLOW, overflow: second}
            """;

    private static final RoutingBooks BOOKS = RoutingBooks.of(BookReader.read("chain.yaml", BOOK));

    private final Map<String, RoutingDomain> domains = new TreeMap<>();
    private final Map<String, Deque<Request>> underWay = new TreeMap<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private long sequence;
    private boolean keepsItsAge;

    private RoutingDomain domain(String name) {
        return domains.computeIfAbsent(name, none -> RoutingDomain.opened(name, BOOKS, at(0)));
    }

    private void happens(Request request) {
        rulings.addAll(domain(request.domain()).take(request, BOOKS));
        send();
    }

    private void until(double minute) {
        List.copyOf(domains.values()).forEach(each -> rulings.addAll(each.until(at(minute), BOOKS)));
        send();
    }

    private void send() {
        domains.forEach((name, each) ->
                underWay.computeIfAbsent(name, none -> new ArrayDeque<>()).addAll(each.transfers()));
    }

    /** What a domain has said to others comes to them. */
    private void arrivesFrom(String domain) {
        Deque<Request> said = underWay.get(domain);
        for (int left = said.size(); left > 0; left--) {
            happens(said.remove());
        }
    }

    private void allArrives() {
        while (underWay.values().stream().anyMatch(said -> !said.isEmpty())) {
            List.copyOf(underWay.keySet()).forEach(this::arrivesFrom);
        }
    }

    private void enters(String domain, double minute) {
        enters("call", domain, minute);
    }

    private void enters(String id, String domain, double minute) {
        Item item = Desk.item(id, keepsItsAge ? 0 : minute, Desk.call());
        happens(Request.of("%s/%d".formatted(id, sequence), domain, at(minute), sequence++, Kind.ENTER, item, domain));
    }

    private void says(Kind kind, String domain, double minute) {
        says(kind, "call", domain, minute);
    }

    private void says(Kind kind, String id, String domain, double minute) {
        String agent = kind == Kind.LEAVE ? null : "kim";
        happens(Request.of("%s/%d".formatted(id, sequence), domain, at(minute), sequence++, kind, id, agent));
    }

    private void agentComes(String domain, double minute) {
        happens(Request.of("kim@" + minute, domain, at(minute), null, Desk.agent("kim", "desk"), Presence.AVAILABLE));
    }

    private List<String> waitingIn() {
        return domains.entrySet().stream()
                .filter(each -> each.getValue().counts().waiting() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void overflowed() {
        enters("first", 0);
        until(1);
        arrivesFrom("first");
        assertThat(waitingIn()).containsExactly("second");
    }

    private void isMoved(String from, String to, double minute) {
        says(Kind.LEAVE, from, minute);
        enters(to, minute);
    }

    @Test
    @Proves("R-97")
    void anItemThatIsMovedToWhereItHadOverflowedWaitsThere() {
        overflowed();
        isMoved("first", "second", 2);
        allArrives();

        assertThat(waitingIn()).containsExactly("second");
        assertThat(rulings)
                .extracting(ruling -> ruling.decision().verdict())
                .as("what would have been told had the farewell come in time")
                .containsExactly(Verdict.OVERFLOWED, Verdict.ABANDONED);
        says(Kind.LEAVE, "second", 3);
        assertThat(waitingIn()).isEmpty();
    }

    @Test
    void anAgentWhoHasItThereIsFreeAndMayGetItAgain() {
        overflowed();
        agentComes("second", 1.5);
        says(Kind.TAKE, "first", 1.6);
        allArrives();
        says(Kind.COMPLETE, "first", 2);
        enters("second", 2);
        allArrives();

        assertThat(rulings)
                .extracting(ruling -> ruling.decision().verdict())
                .containsExactly(Verdict.OVERFLOWED, Verdict.ASSIGNED, Verdict.COMPLETED, Verdict.ASSIGNED);
        assertThat(domain("second").dispatcher().has("call")).isTrue();
    }

    @Test
    void anItemThatIsThereBeforeItsTransferStays() {
        enters("first", 0);
        until(1);
        isMoved("first", "second", 1.5);
        allArrives();

        assertThat(waitingIn()).containsExactly("second");
    }

    @Test
    void anItemThatHadGoneOnFromThereLeavesWhereItIs() {
        overflowed();
        until(6);
        allArrives();
        assertThat(waitingIn()).containsExactly("third");
        isMoved("first", "second", 7);
        allArrives();

        assertThat(waitingIn()).containsExactly("second");
    }

    @Test
    void anItemThatComesThereByAnotherOverflowStays() {
        overflowed();
        isMoved("first", "else", 2);
        until(3);
        arrivesFrom("else");
        allArrives();

        assertThat(waitingIn()).containsExactly("second");
        says(Kind.LEAVE, "else", 4);
        allArrives();
        assertThat(waitingIn()).isEmpty();
    }

    @Test
    void itLeavesAndOverflowsThereAsEverAfterwards() {
        overflowed();
        isMoved("first", "second", 2);
        isMoved("second", "first", 2.5);
        until(3.5);
        allArrives();
        assertThat(waitingIn()).containsExactly("second");

        says(Kind.LEAVE, "first", 4);
        allArrives();
        assertThat(waitingIn()).isEmpty();
        assertThat(domain("second").guests().kept("call")).isNull();
    }

    /** What each domain says comes in its order, and up to three minutes late. */
    @Test
    @Proves("R-97")
    void howeverItemsAreMovedEachWaitsOnceAndIsGoneWhenItHasLeft() {
        for (int run = 0; run < 300; run++) {
            domains.clear();
            underWay.clear();
            keepsItsAge = run % 2 == 0;
            Random random = new Random(SEED + run);
            Map<String, String> asked = new HashMap<>();
            double minute = movedAbout(random, asked);
            String name = "run %d of seed %d".formatted(run, SEED);
            until(minute + 5);
            allArrives();
            for (String id : asked.keySet()) {
                assertThat(domains.values())
                        .as("%s: where %s is", name, id)
                        .filteredOn(domain -> domain.dispatcher().has(id))
                        .hasSize(1);
            }
            double end = minute + 6;
            asked.forEach((id, domain) -> says(Kind.LEAVE, id, domain, end));
            allArrives();
            assertThat(waitingIn()).as(name).isEmpty();
        }
    }

    /** Until when. */
    private double movedAbout(Random random, Map<String, String> asked) {
        double minute = 0;
        Map<String, Double> next = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            minute += random.nextDouble() / 2;
            until(minute);
            String id = "call" + random.nextInt(4);
            String to = Crowd.oneOf(random, "first", "second", "third", "else");
            String from = asked.put(id, to);
            if (from == null) {
                enters(id, to, minute);
            } else if (!from.equals(to)) {
                says(Kind.LEAVE, id, from, minute);
                enters(id, to, minute);
            }
            for (String said : List.copyOf(underWay.keySet())) {
                if (minute > next.getOrDefault(said, 0.0)) {
                    arrivesFrom(said);
                    next.put(said, minute + 3 * random.nextDouble());
                }
            }
        }
        return minute;
    }
}
