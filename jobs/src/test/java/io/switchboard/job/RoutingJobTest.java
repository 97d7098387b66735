package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Channel;
import io.switchboard.routing.Agent;
import io.switchboard.routing.Background;
import io.switchboard.routing.BookPublication;
import io.switchboard.routing.Item;
import io.switchboard.routing.Need;
import io.switchboard.routing.Presence;
import io.switchboard.routing.Profile;
import io.switchboard.routing.Promise;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Standing;
import io.switchboard.routing.Verdict;
import io.switchboard.surge.Help;
import io.switchboard.surge.Sighting;
import io.switchboard.surge.Surge;
import io.switchboard.surge.SurgeRules;
import io.switchboard.surge.SurgeSettings;
import io.switchboard.surge.Walls;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.Kept;
import io.switchboard.wire.Timeless;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoutingJobTest {

    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    private static final String BOOK =
            """
            routing:
              id: desk
              version: 1
              settings: {offer: 0s}
              centres: {here: {zone: UTC, region: eu, pools: [desk]}, there: {zone: UTC, pools: [night]}}
              plans:
                calls: {version: 1, steps: [{pools: [desk], expiry: 1m}], finalStep: OVERFLOW, overflow: later}
                later: {version: 1, steps: [{pools: [desk], expiry: 1m}], finalStep: ANY_IN_POOL}
                helped: {version: 1, steps: [{pools: [desk], helpers: [night], expiry: 1m}], finalStep: ANY_IN_POOL}
            """;

    @Test
    void itemsAndAgentsComeTogetherAndWhatCannotBeTakenIsKept() throws Exception {
        StreamExecutionEnvironment env = Strict.environment();
        env.setParallelism(2);
        RoutingJob.Streams streams = topology(
                env,
                requests(env),
                List.of(agent("kim", "emea", "desk", 1), agent("nobody", null, "desk", 1), beat(600)));
        DataStream.Collector<Ruling> decisions = new DataStream.Collector<>();
        DataStream.Collector<Request> transfers = new DataStream.Collector<>();
        DataStream.Collector<DeadLetter> deadLetters = new DataStream.Collector<>();
        streams.decisions().collectAsync(decisions);
        streams.transfers().collectAsync(transfers);
        streams.deadLetters().collectAsync(deadLetters);
        env.executeAsync();

        assertThat(decisions.getOutput())
                .toIterable()
                .extracting(
                        Ruling::id,
                        each -> each.decision().verdict(),
                        each -> each.decision().itemId(),
                        each -> each.decision().agentId())
                .containsExactlyInAnyOrder(
                        tuple("emea/1", Verdict.ASSIGNED, "one", "kim"),
                        tuple("emea/2", Verdict.COMPLETED, "one", "kim"),
                        tuple("apac/1", Verdict.OVERFLOWED, "two", null));
        assertThat(transfers.getOutput())
                .toIterable()
                .extracting(Request::domain, Request::itemId)
                .containsExactly(tuple("later", "two"));
        List<DeadLetter> letters = new ArrayList<>();
        deadLetters.getOutput().forEachRemaining(letters::add);
        assertThat(letters)
                .extracting(DeadLetter::reason)
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).startsWith("desk/2:1: routing: has no \"version\""),
                        reason -> assertThat(reason).isEqualTo("too short"));
    }

    @Test
    void whoHelpsWhomIsToldWithSurges() throws Exception {
        StreamExecutionEnvironment env = Strict.environment();
        env.setParallelism(2);
        RoutingJob.Streams streams = topology(
                env,
                timed(env, "requests", List.of(enter("one", "emea", "helped", 2), beat(600))),
                List.of(
                        agent("ann", "emea", "night", 1),
                        agent("ben", "emea", "night", 1),
                        agent("cem", "emea", "night", 1),
                        beat(600)));
        DataStream.Collector<Sighting> surges = new DataStream.Collector<>();
        streams.surges().collectAsync(surges);
        env.executeAsync();

        assertThat(surges.getOutput())
                .toIterable()
                .containsExactlyInAnyOrder(
                        helped(Surge.Kind.HELP_OPENED, 2, null),
                        helped(Surge.Kind.FIRST_HELPED, 2, "one"),
                        helped(Surge.Kind.HELP_CLOSED, 302, null));
    }

    private static Sighting helped(Surge.Kind kind, long second, String itemId) {
        return new Sighting(
                "emea",
                "eu",
                "*",
                new Surge(kind, millis(2), millis(second), 0),
                null,
                new Help("desk", "night", itemId));
    }

    private static RoutingJob.Streams topology(
            StreamExecutionEnvironment env, DataStream<Decoded<Request>> requests, List<Decoded<Request>> agents) {
        return RoutingJob.topology(
                new RoutingJob.Inputs(
                        requests,
                        timed(env, "agents", agents),
                        env.fromData(Decoded.type(Request.class), Decoded.<Request>heartbeat(0, NINE))
                                .uid("transfers")
                                .assignTimestampsAndWatermarks(new Timeless<Request>())
                                .uid("transfer time"),
                        env.fromData(Decoded.type(Kept.type(BookPublication.class)), book())
                                .uid("books")
                                .assignTimestampsAndWatermarks(new Timeless<Kept<BookPublication>>())
                                .uid("book time")),
                "desk.yaml",
                BOOK,
                new SurgeRules(SurgeSettings.DEFAULT),
                Walls.UTC);
    }

    private static DataStream<Decoded<Request>> requests(StreamExecutionEnvironment env) {
        return timed(
                env,
                "requests",
                List.of(
                        enter("one", "emea", "calls", 2),
                        enter("two", "apac", "calls", 3),
                        Decoded.refused(new DeadLetter("routing-requests", 0, 7, new byte[] {1}, "too short")),
                        at(Request.of("c-1", "emea", millis(10), null, Request.Kind.COMPLETE, "one", "kim")),
                        beat(600)));
    }

    private static DataStream<Decoded<Request>> timed(
            StreamExecutionEnvironment env, String uid, List<Decoded<Request>> records) {
        return env.fromData(records, Decoded.type(Request.class))
                .uid(uid)
                .assignTimestampsAndWatermarks(new EventTime<Request>(Duration.ofSeconds(1), Duration.ofMinutes(1)))
                .uid(uid + " time");
    }

    private static Decoded<Request> at(Request request) {
        return Decoded.accepted(0, request, Instant.ofEpochMilli(request.at()));
    }

    private static Decoded<Request> beat(long second) {
        return Decoded.heartbeat(0, NINE.plusSeconds(second));
    }

    private static Decoded<Kept<BookPublication>> book() {
        BookPublication bad = new BookPublication("desk", 2, NINE, NINE, null, null, "routing: {id: desk}");
        return Decoded.accepted(0, new Kept<>(bad, "routing-books", 0, 3, new byte[] {2}), NINE);
    }

    private static long millis(long second) {
        return NINE.plusSeconds(second).toEpochMilli();
    }

    private static Decoded<Request> enter(String id, String domain, String plan, long second) {
        Item item = Item.entering(
                id,
                millis(second),
                Need.of(Channel.PHONE, "network", 60_000),
                new Promise(60_000, 0, 1),
                Background.unknown(2));
        return at(Request.of("e-" + id, domain, millis(second), null, Request.Kind.ENTER, item, plan));
    }

    private static Decoded<Request> agent(String id, String domain, String pool, long second) {
        Agent agent = new Agent(id, Profile.of(pool, Map.of(Channel.PHONE, 1)), Standing.UNKNOWN);
        return at(Request.of("a-" + id, domain, millis(second), null, agent, Presence.AVAILABLE));
    }

    @Test
    void theNamesInTheSavepointsOfTheRoutingJob() {
        StreamExecutionEnvironment env = Strict.environment();
        env.enableCheckpointing(1_000);
        RoutingJob.wire(env, RoutingConfigTest.withBook(Path.of("desk.yaml")), BOOK);
        assertThat(env.getStreamGraph().getStreamNodes())
                .extracting(StreamNode::getTransformationUID)
                .containsExactlyInAnyOrder(
                        "routing-requests",
                        "agent-events",
                        "routing-transfers",
                        "routing-books",
                        "sift-requests",
                        "sift-agents",
                        "sift-transfers",
                        "sift-books",
                        "agents-of-domains",
                        "routing",
                        "rank-candidates",
                        "arrivals",
                        "surge",
                        "attribution",
                        "reliefs",
                        "surges",
                        "Sink Committer: surges",
                        "routing-decisions",
                        "Sink Committer: routing-decisions",
                        "routing-scores",
                        "Sink Committer: routing-scores",
                        "routing-transfers-out",
                        "Sink Committer: routing-transfers-out",
                        "dead-letters",
                        "Sink Committer: dead-letters");
    }
}
