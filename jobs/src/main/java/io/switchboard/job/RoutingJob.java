package io.switchboard.job;

import io.switchboard.routing.BookPublication;
import io.switchboard.routing.HelpTurn;
import io.switchboard.routing.Ranking;
import io.switchboard.routing.Relief;
import io.switchboard.routing.Request;
import io.switchboard.routing.RoutingFunction;
import io.switchboard.routing.Ruling;
import io.switchboard.surge.Arrival;
import io.switchboard.surge.AttributionFunction;
import io.switchboard.surge.Flood;
import io.switchboard.surge.Help;
import io.switchboard.surge.Sighting;
import io.switchboard.surge.Surge;
import io.switchboard.surge.SurgeFunction;
import io.switchboard.surge.SurgeRules;
import io.switchboard.surge.Walls;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Kept;
import io.switchboard.wire.Sift;
import io.switchboard.wire.Timeless;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What items ask for and what agents do in, decisions about who takes what out. */
public final class RoutingJob {

    private RoutingJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        RoutingConfig config = RoutingConfig.read(ConfigFile.named(args));
        String document = config.document();
        StreamExecutionEnvironment env = Launch.environment(config, JobNeeds.of(config));
        wire(env, config, document);
        env.execute("routing");
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, RoutingConfig config, String document) {
        Kafka kafka = config.kafka();
        WireFormat format = kafka.format();
        SurgeRules surges = new SurgeRules(config.surges().settings());
        Streams streams =
                topology(inputs(env, config, kafka), config.book().toString(), document, surges, config.walls());
        streams.decisions()
                .sinkTo(kafka.sink(Topics.ROUTING_DECISIONS, format.routingDecisions(), ruling -> ruling.decision()
                        .itemId()))
                .name("routing decisions")
                .uid("routing-decisions");
        streams.transfers()
                .sinkTo(kafka.sink(Topics.ROUTING_TRANSFERS, format.routingTransfers(), Request::itemId))
                .name("routing transfers")
                .uid("routing-transfers-out");
        streams.surges()
                .sinkTo(kafka.sink(Topics.SURGES, format.surges(), RoutingJob::place))
                .name("surges")
                .uid("surges");
        streams.deadLetters().sinkTo(kafka.deadLetters()).name("dead letters").uid("dead-letters");
        if (config.scores()) {
            streams.decisions()
                    .<Ranking>flatMap((ruling, out) -> Ranking.of(ruling).forEach(out::collect))
                    .returns(Ranking.class)
                    .name("rank candidates")
                    .uid("rank-candidates")
                    .sinkTo(kafka.sink(Topics.ROUTING_SCORES, format.routingScores(), Ranking::itemId))
                    .name("routing scores")
                    .uid("routing-scores");
        }
    }

    private static Inputs inputs(StreamExecutionEnvironment env, RoutingConfig config, Kafka kafka) {
        WireFormat format = kafka.format();
        return new Inputs(
                env.fromSource(
                                kafka.tidal(Topics.ROUTING_REQUESTS, format.routingRequests()),
                                new EventTime<Request>(config.outOfOrderness(), config.idleAfter()),
                                "routing requests")
                        .uid("routing-requests"),
                env.fromSource(
                                kafka.tidal(Topics.AGENT_EVENTS, format.agentEvents()),
                                new EventTime<Request>(config.outOfOrderness(), config.idleAfter()),
                                "agent events")
                        .uid("agent-events"),
                env.fromSource(
                                kafka.source(Topics.ROUTING_TRANSFERS, format.routingTransfers()),
                                new Timeless<Request>(),
                                "routing transfers")
                        .uid("routing-transfers"),
                env.fromSource(kafka.routingBooks(), new Timeless<Kept<BookPublication>>(), "routing books")
                        .uid("routing-books"));
    }

    record Inputs(
            DataStream<Decoded<Request>> requests,
            DataStream<Decoded<Request>> agents,
            DataStream<Decoded<Request>> transfers,
            DataStream<Decoded<Kept<BookPublication>>> books) {}

    record Streams(
            DataStream<Ruling> decisions,
            DataStream<Request> transfers,
            DataStream<Sighting> surges,
            DataStream<DeadLetter> deadLetters) {}

    private static String place(Sighting sighting) {
        return "%s/%s/%s".formatted(sighting.domain(), sighting.region(), sighting.category());
    }

    /**
     * Everything between the edges. Tests call it with streams of their own.
     *
     * @param bookName what errors call the book
     */
    static Streams topology(Inputs inputs, String bookName, String document, SurgeRules surges, Walls walls) {
        var requests = Inlet.sift(inputs.requests(), TypeInformation.of(Request.class), "requests");
        var agents = Inlet.sift(inputs.agents(), TypeInformation.of(Request.class), "agents");
        var transfers = Inlet.sift(inputs.transfers(), TypeInformation.of(Request.class), "transfers");
        var books = Inlet.sift(inputs.books(), Kept.type(BookPublication.class), "books");
        DataStream<Request> routed = agents.filter(request -> request.domain() != null)
                .name("agents of domains")
                .uid("agents-of-domains");

        SingleOutputStreamOperator<Ruling> decisions = requests.union(routed, transfers)
                .keyBy(Request::domain)
                .connect(books.broadcast(RoutingFunction.booksState()))
                .process(new RoutingFunction<>(bookName, document, Kept::value, Sift.DEAD_LETTERS, Kept::refused))
                .returns(Ruling.class)
                .name("routing")
                .uid(RoutingFunction.UID);

        return new Streams(
                decisions,
                decisions.getSideOutput(RoutingFunction.TRANSFERS),
                surges(decisions, surges, walls),
                decisions
                        .getSideOutput(Sift.DEAD_LETTERS)
                        .union(
                                requests.getSideOutput(Sift.DEAD_LETTERS),
                                agents.getSideOutput(Sift.DEAD_LETTERS),
                                transfers.getSideOutput(Sift.DEAD_LETTERS),
                                books.getSideOutput(Sift.DEAD_LETTERS)));
    }

    /** What arrivals tell, how wide floods are, and when pools help where they are. */
    private static DataStream<Sighting> surges(
            SingleOutputStreamOperator<Ruling> decisions, SurgeRules rules, Walls walls) {
        SingleOutputStreamOperator<Sighting> seen = decisions
                .getSideOutput(RoutingFunction.ENTERED)
                .<Arrival>flatMap((request, out) -> arrival(request).places().forEach(out::collect))
                .returns(Arrival.class)
                .name("arrivals")
                .uid("arrivals")
                .keyBy(Arrival::place)
                .process(new SurgeFunction(rules, walls))
                .name("surge")
                .uid(SurgeFunction.UID);
        DataStream<Sighting> attributed = seen.getSideOutput(SurgeFunction.FLOODS)
                .keyBy(Flood::domain)
                .process(new AttributionFunction())
                .name("attribution")
                .uid(AttributionFunction.UID);
        DataStream<Sighting> helped = decisions
                .getSideOutput(RoutingFunction.RELIEFS)
                .map(RoutingJob::sighting)
                .returns(Sighting.class)
                .name("reliefs")
                .uid("reliefs");
        return seen.union(attributed, helped);
    }

    private static Sighting sighting(Relief relief) {
        HelpTurn turn = relief.turn();
        Surge.Kind kind =
                switch (turn.kind()) {
                    case OPENED -> Surge.Kind.HELP_OPENED;
                    case FIRST_HELPED -> Surge.Kind.FIRST_HELPED;
                    case CLOSED -> Surge.Kind.HELP_CLOSED;
                };
        return new Sighting(
                relief.domain(),
                relief.region(),
                Arrival.ALL,
                new Surge(kind, turn.since(), turn.at(), 0),
                null,
                new Help(turn.pool(), turn.helper(), turn.itemId()));
    }

    private static Arrival arrival(Request request) {
        return new Arrival(
                request.domain(),
                request.item().need().region(),
                request.item().need().category(),
                request.at());
    }
}
