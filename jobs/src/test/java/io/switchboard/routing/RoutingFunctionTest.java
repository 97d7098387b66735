package io.switchboard.routing;

import static io.switchboard.routing.Desk.NINE;
import static io.switchboard.routing.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.StateRegister;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Requests happen in their order, whatever order they come in; state and timers are kept, restored and forgotten. */
class RoutingFunctionTest {

    private static final OutputTag<String> REFUSALS = new OutputTag<>("refusals", Types.STRING);
    private static final long SEED = 20261128;

    private static final String BOOK =
            """
            routing:
              id: crowd
              version: 1
              settings: {ageing: 40m, offer: 20s, decline: 30m, hops: 3, most: 60}
              centres:
                here: {zone: UTC, region: DE, pools: [a, b, desk]}
              plans:
                any: {version: 1, steps: [{expiry: 30m}], finalStep: ANY_IN_POOL}
                steps:
                  version: 1
                  steps:
                    - {pools: [a], skills: {network: 5}, expiry: 3m}
                    - {hard: true, clearances: [EU]}
                    - {pools: [a, b], spare: {b: 1}, expiry: 6m}
                  finalStep: HOLD_AND_ESCALATE
                helped: {version: 1, steps: [{pools: [a], helpers: [b], expiry: 8m}], finalStep: ANY_IN_POOL}
                last:
                  version: 1
                  steps: [{lastAgentOnly: true, expiry: 30s}, {pools: [b], expiry: 4m}]
                  finalStep: ANY_IN_POOL
                over: {version: 1, steps: [{pools: [a], expiry: 3m}], finalStep: OVERFLOW, overflow: any}
            """;

    static final RoutingBooks BOOKS = RoutingBooks.of(BookReader.read("crowd.yaml", BOOK));

    static KeyedBroadcastOperatorTestHarness<String, Request, BookPublication, Ruling> harness() throws Exception {
        var function = new RoutingFunction<BookPublication, String>(
                "crowd.yaml", BOOK, book -> book, REFUSALS, (book, reason) -> reason);
        var harness = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(function, List.of(RoutingFunction.booksState())),
                Request::domain,
                Types.STRING,
                1,
                1,
                0);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    static void time(KeyedBroadcastOperatorTestHarness<String, Request, BookPublication, Ruling> harness, long at)
            throws Exception {
        harness.processWatermark(at);
        harness.processBroadcastWatermark(at);
    }

    @Test
    @Proves("R-99")
    void whateverOrderRequestsComeInAndHoweverOftenTheJobIsRestoredTheDecisionsAreTheSame() throws Exception {
        for (int run = 0; run < 3; run++) {
            List<Request> requests = RoutingDomainTest.requests(new Random(SEED + run), 240);
            List<Object> expected = inProcess(requests);
            assertThat(restoredNowAndThen(requests, new Random(run)))
                    .as("run %d of seed %d", run, SEED)
                    .isEqualTo(expected);
        }
    }

    /** Decisions, then what goes to other domains, then how pools come to help others. */
    private static List<Object> inProcess(List<Request> requests) {
        RoutingDomain domain = RoutingDomain.opened("crowd", BOOKS, NINE);
        List<Object> told = new ArrayList<>();
        requests.forEach(request -> told.addAll(domain.take(request, BOOKS)));
        told.addAll(domain.until(end(requests), BOOKS));
        told.addAll(domain.transfers());
        told.addAll(domain.reliefs());
        return told;
    }

    private static long end(List<Request> requests) {
        return requests.get(requests.size() - 1).at() + 1;
    }

    /** In handfuls that are shuffled, each with a duplicate; every third handful a kill. */
    private static List<Object> restoredNowAndThen(List<Request> requests, Random random) throws Exception {
        List<Object> told = new ArrayList<>();
        List<Request> transfers = new ArrayList<>();
        List<Relief> reliefs = new ArrayList<>();
        OperatorSubtaskState state = null;
        int from = 0;
        while (from < requests.size()) {
            try (var routing = harness()) {
                if (state != null) {
                    routing.initializeState(state);
                }
                routing.open();
                for (int i = 0; i < 3 && from < requests.size(); i++) {
                    int to = Math.min(requests.size(), from + 30);
                    List<Request> some = new ArrayList<>(requests.subList(from, to));
                    some.add(some.get(random.nextInt(some.size())));
                    Collections.shuffle(some, random);
                    for (Request request : some) {
                        routing.processElement(request, request.at());
                    }
                    from = to;
                    time(
                            routing,
                            from == requests.size()
                                    ? end(requests)
                                    : requests.get(from).at() - 1);
                }
                told.addAll(routing.extractOutputValues());
                transfers.addAll(aside(routing, RoutingFunction.TRANSFERS));
                reliefs.addAll(aside(routing, RoutingFunction.RELIEFS));
                state = routing.snapshot(from, from);
            }
        }
        told.addAll(transfers);
        told.addAll(reliefs);
        return told;
    }

    private static List<Request> transfers(
            KeyedBroadcastOperatorTestHarness<String, Request, BookPublication, Ruling> routing) {
        return aside(routing, RoutingFunction.TRANSFERS);
    }

    static <T> List<T> aside(
            KeyedBroadcastOperatorTestHarness<String, Request, BookPublication, Ruling> routing, OutputTag<T> tag) {
        var told = routing.getSideOutput(tag);
        return told == null
                ? List.of()
                : told.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void surgesHearOfWhoComesForTheFirstTimeAlone() throws Exception {
        try (var routing = harness()) {
            routing.open();
            Request overflowed = enter("guest", 2).asTransfer();
            Item again = Desk.item("again", 1.5, Desk.call());
            for (Request request : List.of(
                    enter("call", 1),
                    overflowed,
                    Request.of("e-again", "crowd", at(3), null, Request.Kind.ENTER, again, "any"),
                    Request.of(
                            "e-twice",
                            "crowd",
                            at(4),
                            null,
                            Request.Kind.ENTER,
                            enter("call", 4).item(),
                            "any"),
                    enter("other", 5))) {
                routing.processElement(request, request.at());
            }
            time(routing, at(6));
            assertThat(aside(routing, RoutingFunction.ENTERED))
                    .extracting(Request::itemId)
                    .containsExactly("call", "other");
        }
    }

    @Test
    void whatCannotBeUsedIsPutAsideAndTheLastGoodBookStaysInForce() throws Exception {
        try (var routing = harness()) {
            routing.open();
            routing.processBroadcastElement(
                    published(
                            2,
                            BOOK.replace("version: 1\n  settings", "version: 2\n  settings")
                                    .replace("zone: UTC, ", "")),
                    0);
            routing.processElement(enter("call", 1), at(1));
            time(routing, at(2));
            assertThat(routing.extractOutputValues()).isEmpty();
            assertThat(routing.getSideOutput(REFUSALS))
                    .extracting(each -> each.getValue())
                    .singleElement()
                    .asString()
                    .startsWith("crowd/2:6: routing.centres.here: has no \"zone\"");
        }
    }

    @Test
    void aPublishedBookCountsFromItsTimeOnAndAfterARestoreToo() throws Exception {
        OperatorSubtaskState state;
        String next =
                BOOK.replace("version: 1\n  settings", "version: 2\n  settings").replace("most: 60", "most: 0");
        try (var routing = harness()) {
            routing.open();
            routing.processBroadcastElement(published(2, next), 0);
            routing.processElement(enter("before", 1), at(1));
            time(routing, at(2));
            assertThat(routing.extractOutputValues()).isEmpty();
            state = routing.snapshot(1, 1);
        }
        try (var routing = harness()) {
            routing.initializeState(state);
            routing.open();
            routing.processElement(enter("after", 6), at(6));
            time(routing, at(7));
            assertThat(routing.extractOutputValues())
                    .extracting(ruling -> ruling.decision().reason())
                    .containsExactly("queue full");
        }
    }

    @Test
    void whereAnItemWentIsKnownAfterARestoreAndForgottenWhenItIsOver() throws Exception {
        OperatorSubtaskState state;
        try (var routing = harness()) {
            routing.open();
            routing.processElement(enter("call", 0, "over"), at(0));
            time(routing, at(4));
            assertThat(transfers(routing)).extracting(Request::kind).containsExactly(Request.Kind.ENTER);
            state = routing.snapshot(1, 1);
        }
        try (var routing = harness()) {
            routing.initializeState(state);
            routing.open();
            routing.processElement(answer(Request.Kind.LEAVE, 5), at(5));
            routing.processElement(answer(Request.Kind.LEAVE, 6), at(6));
            time(routing, at(7));
            assertThat(transfers(routing))
                    .extracting(Request::kind, Request::domain)
                    .containsExactly(tuple(Request.Kind.LEAVE, "any"));
            assertThat(routing.extractOutputValues())
                    .extracting(ruling -> ruling.decision().verdict())
                    .containsExactly(Verdict.REJECTED);
        }
    }

    @Test
    void nothingIsKeptOfItemsThatAreDoneNorOfAgentsWhoWentHome() throws Exception {
        try (var routing = harness()) {
            routing.setStateBackend(new HashMapStateBackend());
            routing.open();
            routing.processElement(agent("kim", 0, Presence.AVAILABLE), at(0));
            routing.processElement(enter("call", 0.5), at(0.5));
            routing.processElement(answer(Request.Kind.ACCEPT, 0.6), at(0.6));
            routing.processElement(agent("kim", 0.8, Presence.OFFLINE), at(0.8));
            routing.processElement(answer(Request.Kind.COMPLETE, 3), at(3));
            time(routing, at(600));
            assertThat(routing.extractOutputValues())
                    .extracting(ruling -> ruling.decision().verdict())
                    .containsExactly(Verdict.OFFERED, Verdict.ASSIGNED, Verdict.COMPLETED);
            assertThat(entries(routing)).as("domain and told").isEqualTo(2);
            assertThat(routing.numEventTimeTimers()).isZero();
        }
    }

    private static int entries(KeyedBroadcastOperatorTestHarness<String, Request, BookPublication, Ruling> harness) {
        var operator = (CoBroadcastWithKeyedOperator<?, ?, ?, ?>) harness.getOperator();
        return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    @Test
    void theStateIsInTheRegister() throws IOException {
        StateRegister.lists(
                RoutingFunction.UID,
                RoutingFunction.domainState(),
                RoutingFunction.toldState(),
                RoutingFunction.itemsState(),
                RoutingFunction.agentsState(),
                RoutingFunction.movedState(),
                RoutingFunction.guestsState(),
                RoutingFunction.helpState(),
                RoutingFunction.inboxState(),
                RoutingFunction.booksState());
        for (Class<?> record : List.of(
                KeptDomain.class,
                KeptItem.class,
                KeptAgent.class,
                Moved.class,
                Guest.class,
                KeptHelp.class,
                Request.class,
                BookPublication.class)) {
            StateRegister.lists(record);
        }
    }

    private static BookPublication published(int version, String document) {
        Instant from = Instant.ofEpochMilli(at(5));
        return new BookPublication("crowd", version, from, from, null, null, document);
    }

    private static Request enter(String id, double minute) {
        return enter(id, minute, "any");
    }

    private static Request enter(String id, double minute, String plan) {
        Item item = Desk.item(id, minute, Desk.call());
        return Request.of("e-" + id, "crowd", at(minute), null, Request.Kind.ENTER, item, plan);
    }

    private static Request agent(String id, double minute, Presence presence) {
        return Request.of("a-" + minute, "crowd", at(minute), null, Desk.agent(id, "desk"), presence);
    }

    private static Request answer(Request.Kind kind, double minute) {
        return Request.of("c-" + minute, "crowd", at(minute), null, kind, "call", "kim");
    }
}
