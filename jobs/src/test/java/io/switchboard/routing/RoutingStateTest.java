package io.switchboard.routing;

import static io.switchboard.routing.Desk.NINE;
import static io.switchboard.routing.Desk.agent;
import static io.switchboard.routing.Desk.at;
import static io.switchboard.routing.Desk.call;
import static io.switchboard.routing.Desk.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import io.switchboard.event.Channel;
import io.switchboard.routing.Request.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of state that was ever released still loads, and its domain goes on as if it had never stopped. */
class RoutingStateTest {

    /** Items that wait at a first and a second step, are offered, were declined, are with somebody and have overflowed. */
    private static final List<Request> BEFORE = withSignsOfLife(
            0,
            enters("offered", "any", 1),
            enters("declined", "any", 1.05),
            says(Kind.DECLINE, "declined", "lee", 1.1),
            says(Kind.ACCEPT, "offered", "kim", 1.2),
            enters("stepping", "steps", 1.3),
            enters("over", "over", 1.4),
            enters("again", "any", 4.5),
            says(Kind.ACCEPT, "again", "lee", 4.6),
            enters("waiting", "any", 4.7));

    private static final List<Request> AFTER = withSignsOfLife(
            5.5,
            enters("last", "last", 6),
            says(Kind.LEAVE, "over", null, 6.5),
            says(Kind.COMPLETE, "offered", "kim", 7),
            says(Kind.ACCEPT, "declined", "kim", 7.1),
            says(Kind.COMPLETE, "again", "lee", 8),
            says(Kind.ACCEPT, "waiting", "lee", 8.1),
            says(Kind.COMPLETE, "waiting", "lee", 9));

    /** Who is silent for a minute is away. */
    private static List<Request> withSignsOfLife(double from, Request... requests) {
        List<Request> all = new ArrayList<>(List.of(requests));
        for (double minute = from; minute < from + 5; minute += 0.5) {
            all.add(comes("kim", "a", minute));
            all.add(comes("lee", "b", minute));
        }
        all.sort(Comparator.comparingLong(Request::at).thenComparing(Request.IN_ORDER));
        return all;
    }

    private static Request comes(String name, String pool, double minute) {
        return Request.of(
                "e-%s-%s".formatted(name, minute), "crowd", at(minute), null, agent(name, pool), Presence.AVAILABLE);
    }

    private static Request enters(String id, String plan, double minute) {
        return Request.of("e-" + id, "crowd", at(minute), null, Kind.ENTER, item(id, minute, call()), plan);
    }

    private static Request says(Kind kind, String item, String agent, double minute) {
        return Request.of("e-%s-%s".formatted(kind, item), "crowd", at(minute), null, kind, item, agent);
    }

    /** What the second shape knows besides: a pool that helps another. */
    private static List<Request> beforeSecond() {
        List<Request> all = new ArrayList<>(BEFORE);
        for (int i = 0; i < 8; i++) {
            all.add(enters("helped" + i, "helped", 4.8));
        }
        return all;
    }

    /**
     * What the third shape knows besides: items that overflowed to here, one of which has come anew since, and what follows it. The
     * fourth knows that help which has opened has reached no item yet.
     */
    private static List<Request> beforeThird() {
        List<Request> all = new ArrayList<>(beforeSecond());
        all.add(overflows("guest", "over", 4.85));
        all.add(overflows("anew", "last", 4.85));
        all.add(enters("anew", "last", 4.9));
        return all;
    }

    private static Request overflows(String id, String plan, double minute) {
        Item item = item(id, minute, KNOWN_NEED, new Promise(60_000, 3_600_000, 50), KNOWN);
        return Request.of("other/e-" + id, "crowd", at(minute), null, Kind.ENTER, item, plan)
                .asTransfer();
    }

    private static final Need KNOWN_NEED =
            new Need(Channel.PHONE, 1, "network", "de", 3, "emea", Set.of("EU"), 300_000);

    private static final Background KNOWN = new Background(3, .5, -.5, 2, .25, 2, 1, 4, .125, Map.of("mia", 2.5), true);

    /** Read, and not happened. */
    private static final Request FAREWELL = Request.of(
                    "other/e-LEAVE-anew", "crowd", at(5.6), null, Kind.LEAVE, "anew", null)
            .asTransfer();

    private static List<Request> before(Path snapshot) {
        return switch (snapshot.getFileName().toString()) {
            case "routing-1.snapshot" -> BEFORE;
            case "routing-2.snapshot" -> beforeSecond();
            default -> beforeThird();
        };
    }

    private static List<Request> after(Path snapshot) {
        List<Request> all = new ArrayList<>(AFTER);
        if (before(snapshot).equals(beforeThird())) {
            all.add(FAREWELL);
            all.sort(Comparator.comparingLong(Request::at).thenComparing(Request.IN_ORDER));
        }
        return all;
    }

    static List<Path> snapshots() throws IOException {
        return Snapshots.of("routing");
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotCarriesOnWhereItStopped(Path snapshot) throws Exception {
        RoutingDomain straight = RoutingDomain.opened("crowd", RoutingFunctionTest.BOOKS, NINE);
        before(snapshot).forEach(request -> straight.take(request, RoutingFunctionTest.BOOKS));
        straight.until(at(5), RoutingFunctionTest.BOOKS);
        straight.transfers();
        straight.reliefs();
        List<Object> expected = new ArrayList<>();
        after(snapshot).forEach(request -> expected.addAll(straight.take(request, RoutingFunctionTest.BOOKS)));
        expected.addAll(straight.until(at(60), RoutingFunctionTest.BOOKS));

        try (var routing = RoutingFunctionTest.harness()) {
            Snapshots.restore(routing, snapshot);
            routing.open();
            for (Request request : AFTER) {
                routing.processElement(request, request.at());
            }
            RoutingFunctionTest.time(routing, at(60));
            assertThat(new ArrayList<Object>(routing.extractOutputValues())).isEqualTo(expected);
            assertThat(routing.getSideOutput(RoutingFunction.TRANSFERS))
                    .as("what is said of an item that overflowed goes after it")
                    .hasSize(straight.transfers().size());
            assertThat(RoutingFunctionTest.aside(routing, RoutingFunction.RELIEFS))
                    .isEqualTo(reliefs(snapshot, straight));
        }
    }

    /** Of help that opened before the fourth shape nobody knows whether it has reached an item. */
    private static List<Relief> reliefs(Path snapshot, RoutingDomain straight) {
        boolean knows = !Set.of("routing-1.snapshot", "routing-2.snapshot", "routing-3.snapshot")
                .contains(snapshot.getFileName().toString());
        return straight.reliefs().stream()
                .filter(relief -> knows
                        || relief.turn().kind() != HelpTurn.Kind.FIRST_HELPED
                        || relief.turn().since() > at(5))
                .toList();
    }

    @Test
    void thereIsASnapshotOfEachShape() throws Exception {
        writeSnapshot();
        assertThat(snapshots())
                .extracting(file -> file.getFileName().toString())
                .contains("routing-1.snapshot", "routing-2.snapshot", "routing-3.snapshot", "routing-4.snapshot");
    }

    private static void writeSnapshot() throws Exception {
        try (var routing = RoutingFunctionTest.harness()) {
            routing.open();
            for (Request request : beforeThird()) {
                routing.processElement(request, request.at());
            }
            RoutingFunctionTest.time(routing, at(5));
            assertThat(routing.extractOutputValues())
                    .extracting(ruling -> ruling.decision().verdict())
                    .contains(Verdict.DECLINED, Verdict.OVERFLOWED, Verdict.ASSIGNED, Verdict.HELP_OPENED);
            routing.processElement(FAREWELL, FAREWELL.at());
            assertThat(Snapshots.atDefault(Snapshots.kept(
                            routing,
                            RoutingFunction.itemsState(),
                            RoutingFunction.movedState(),
                            RoutingFunction.guestsState(),
                            RoutingFunction.helpState())))
                    .containsExactly("keptitem.offeredTo", "keptitem.escalated", "planstep.regions");
            Snapshots.write("routing", routing);
        }
    }
}
