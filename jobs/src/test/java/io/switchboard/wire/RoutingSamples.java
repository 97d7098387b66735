package io.switchboard.wire;

import static io.switchboard.wire.Samples.NOON;

import io.switchboard.event.Channel;
import io.switchboard.routing.Agent;
import io.switchboard.routing.Background;
import io.switchboard.routing.Barred;
import io.switchboard.routing.BookPublication;
import io.switchboard.routing.Candidate;
import io.switchboard.routing.Decision;
import io.switchboard.routing.Item;
import io.switchboard.routing.Need;
import io.switchboard.routing.Presence;
import io.switchboard.routing.Profile;
import io.switchboard.routing.Promise;
import io.switchboard.routing.Reason;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Standing;
import io.switchboard.routing.Verdict;
import io.switchboard.surge.Help;
import io.switchboard.surge.Scope;
import io.switchboard.surge.Sighting;
import io.switchboard.surge.Surge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Values of routing that say everything, and values that say no more than they must. */
final class RoutingSamples {

    private static final long AT = NOON.toEpochMilli();

    private static final Item ITEM = new Item(
            "T-1",
            AT - 5,
            AT - 3,
            new Need(Channel.CHAT, 2, "network", "fr", 3, "emea", Set.of("EU", "B"), 300_000),
            new Promise(60_000, 3_600_000, 12.5),
            new Background(4, 0.25, -0.5, 3, 0.75, 1, 2, 1, 0.125, Map.of("kim", 2.5, "lee", 0.5), false));

    private static final Item BARE_ITEM =
            Item.entering("T-2", AT, Need.of(Channel.PHONE, "", 1), new Promise(1, 0, 0), Background.unknown(4));

    static final List<Request> REQUESTS = List.of(
            Request.of("e-1", "emea", AT, 7L, Request.Kind.ENTER, ITEM, "desk"),
            Request.of("e-2", "emea", AT, null, Request.Kind.CHANGE, BARE_ITEM, "desk"),
            Request.of("e-3", "emea", AT, null, Request.Kind.LEAVE, "T-1", null),
            Request.of("e-4", "emea", AT, null, Request.Kind.COMPLETE, "T-1", "kim"),
            Request.of("e-5", "emea", AT, 0L, Request.Kind.TAKE, "T-1", "kim"));

    static final List<Request> AGENTS = List.of(
            Request.of(
                    "a-1",
                    "emea",
                    AT,
                    8L,
                    new Agent(
                            "kim",
                            new Profile(
                                    "desk",
                                    "emea",
                                    Map.of("network", 7, "billing", 1),
                                    Map.of("fr", 3, "de", 5),
                                    Set.of("EU", "B"),
                                    Map.of(Channel.PHONE, 1, Channel.CHAT, 3),
                                    Map.of("network", 0.75),
                                    Map.of("network", 0.5)),
                            new Standing(0.9, 4.1, 0.3, AT + 7)),
                    Presence.AWAY),
            Request.of(
                    "a-2",
                    "emea",
                    AT,
                    null,
                    new Agent("lee", Profile.of("desk", Map.of()), Standing.UNKNOWN),
                    Presence.AVAILABLE));

    static final List<Request> ALL_REQUESTS =
            Stream.concat(REQUESTS.stream(), AGENTS.stream()).toList();

    static final List<Ruling> RULINGS = List.of(
            new Ruling(
                    "emea",
                    4,
                    new Decision(
                            AT,
                            "T-1",
                            Verdict.ASSIGNED,
                            "kim",
                            "because",
                            "desk",
                            2,
                            1,
                            3,
                            "default",
                            1,
                            List.of(candidate("kim", 0.5), candidate("lee", 0.25)),
                            List.of(new Barred("T-1", "mia", "language.level", "fr 3", "fr 1")))),
            new Ruling(
                    "emea",
                    5,
                    new Decision(
                            AT, "T-2", Verdict.REFUSED, null, "", "", 0, 0, 0, "default", 1, List.of(), List.of())));

    private static Candidate candidate(String agent, double value) {
        return new Candidate(
                "T-1",
                agent,
                true,
                AT - 5,
                AT - 9,
                List.of(new Reason("agent.speed", value, 0.1), new Reason("agent.quality", 0.5, 0.03)));
    }

    static final List<BookPublication> BOOKS = List.of(
            new BookPublication("cloud", 2, NOON.plusSeconds(9), NOON, "mia", "new desk", "routing: {}"),
            new BookPublication("cloud", 1, NOON, NOON, null, null, ""));

    static final List<Sighting> SURGES = List.of(
            Sighting.of("emea", "eu", "*", new Surge(Surge.Kind.COLLAPSE, AT - 9, AT, 1.25)),
            Sighting.of("emea", "", "network", new Surge(Surge.Kind.RELEASED, AT, AT, 0)),
            new Sighting("emea", "eu", "*", new Surge(Surge.Kind.ATTRIBUTED, AT - 9, AT, 1.25), Scope.GLOBAL, null),
            new Sighting(
                    "emea",
                    "eu",
                    "*",
                    new Surge(Surge.Kind.FIRST_HELPED, AT - 9, AT, 0),
                    null,
                    new Help("frankfurt-desk", "mumbai-desk", "T-1")),
            new Sighting(
                    "emea",
                    "",
                    "*",
                    new Surge(Surge.Kind.HELP_OPENED, AT, AT, 0),
                    null,
                    new Help("frankfurt-desk", "mumbai-desk", null)));

    private RoutingSamples() {}
}
