package io.switchboard.job;

import io.switchboard.customer.CustomerOf;
import io.switchboard.customer.CustomerRules;
import io.switchboard.customer.CustomerWord;
import io.switchboard.customer.ItemSeen;
import io.switchboard.customer.Regard;
import io.switchboard.event.Customer;
import io.switchboard.health.AgentSeen;
import io.switchboard.health.CustomerHealth;
import io.switchboard.health.Issue;
import io.switchboard.intake.IntakeFunction;
import io.switchboard.intake.IntakeRules;
import io.switchboard.intake.News;
import io.switchboard.intake.Odds;
import io.switchboard.risk.Glimpse;
import io.switchboard.risk.Prediction;
import io.switchboard.routing.Request;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.HeadStartSource;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Sift;
import io.switchboard.wire.Timeless;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where items stand, who they are for, how those are and what is likely to become of them in; what they ask of routing out. */
public final class IntakeJob {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeJob.class);

    private IntakeJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        IntakeConfig config = IntakeConfig.read(ConfigFile.named(args));
        IntakeRules rules = config.intakeRules();
        if (!rules.areForAll()) {
            LOG.warn(
                    "The last rule of {} has a condition: items for which no rule holds ask for nobody",
                    config.rules());
        }
        StreamExecutionEnvironment env = Launch.environment(config, JobNeeds.of(config));
        wire(env, config, rules);
        env.execute("intake");
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, IntakeConfig config, IntakeRules rules) {
        Kafka kafka = config.kafka();
        WireFormat format = kafka.format();
        Streams streams = topology(inputs(env, config, kafka), rules, config.customerWithin());
        streams.requests()
                .sinkTo(kafka.sink(Topics.ROUTING_REQUESTS, format.routingRequests(), Request::itemId))
                .name("routing requests")
                .uid("routing-requests");
        streams.deadLetters().sinkTo(kafka.deadLetters()).name("dead letters").uid("dead-letters");
    }

    private static Inputs inputs(StreamExecutionEnvironment env, IntakeConfig config, Kafka kafka) {
        WireFormat format = kafka.format();
        return new Inputs(
                env.fromSource(
                                kafka.compactedSource(Topics.TICKET_TRACKING, format.tracking()),
                                new EventTime<Tracking>(config.outOfOrderness(), config.idleAfter()),
                                "ticket tracking")
                        .uid(Topics.TICKET_TRACKING),
                env.fromSource(
                                kafka.headStart(Topics.CUSTOMERS, format.customers()),
                                HeadStartSource.<Customer>time(),
                                "customers")
                        .uid(Topics.CUSTOMERS),
                env.fromSource(
                                kafka.source(Topics.BREACH_RISKS, format.breachRisks()),
                                new Timeless<Prediction>(),
                                "breach risks")
                        .uid(Topics.BREACH_RISKS),
                env.fromSource(
                                kafka.compactedSource(Topics.CUSTOMER_HEALTH, format.customerHealth()),
                                new Timeless<CustomerHealth>(),
                                "customer health")
                        .uid(Topics.CUSTOMER_HEALTH));
    }

    record Inputs(
            DataStream<Decoded<Tracking>> items,
            DataStream<Decoded<Customer>> customers,
            DataStream<Decoded<Prediction>> risks,
            DataStream<Decoded<CustomerHealth>> health) {}

    record Streams(DataStream<Request> requests, DataStream<DeadLetter> deadLetters) {}

    /** Everything between the edges. Tests call it with streams of their own. */
    static Streams topology(Inputs inputs, IntakeRules rules, Duration customerWithin) {
        var items = Inlet.sift(inputs.items(), TypeInformation.of(Tracking.class), "items");
        var customers = Inlet.sift(inputs.customers(), TypeInformation.of(Customer.class), "customers");
        var risks = Inlet.sift(inputs.risks(), TypeInformation.of(Prediction.class), "risks");
        var health = Inlet.sift(inputs.health(), TypeInformation.of(CustomerHealth.class), "health");
        DataStream<Request> requests = items.map(News::of)
                .returns(News.class)
                .name("news of items")
                .uid("news-of-items")
                .union(
                        customersOf(items, customers, health, rules)
                                .map(one -> News.of(one.type(), one.itemId(), one.customer(), one.regard()))
                                .returns(News.class)
                                .name("news of customers")
                                .uid("news-of-customers"),
                        risks.map(IntakeJob::news)
                                .returns(News.class)
                                .name("news of risks")
                                .uid("news-of-risks"))
                .keyBy(News::item)
                .process(new IntakeFunction(rules, customerWithin))
                .returns(Request.class)
                .name("intake")
                .uid(IntakeFunction.UID);
        return new Streams(
                stamped(requests),
                items.getSideOutput(Sift.DEAD_LETTERS)
                        .union(
                                customers.getSideOutput(Sift.DEAD_LETTERS),
                                risks.getSideOutput(Sift.DEAD_LETTERS),
                                health.getSideOutput(Sift.DEAD_LETTERS)));
    }

    private static DataStream<CustomerOf> customersOf(
            DataStream<Tracking> items,
            DataStream<Customer> customers,
            DataStream<CustomerHealth> health,
            IntakeRules rules) {
        DataStream<ItemSeen> seen = Inlet.see(items, IntakeJob::seen, "items");
        DataStream<CustomerWord> words = customers
                .map(CustomerWord::of)
                .returns(CustomerWord.class)
                .name("who customers are")
                .uid("who-customers-are")
                .union(health.map(one -> CustomerWord.of(regard(one)))
                        .returns(CustomerWord.class)
                        .name("how customers are")
                        .uid("how-customers-are"));
        return Inlet.regardedOfItems(seen, words, new CustomerRules(rules.keepMs()));
    }

    private static Regard regard(CustomerHealth health) {
        return new Regard(
                health.customerId(),
                health.at(),
                health.version(),
                health.churnRisk(),
                health.sentiment() == null ? 0 : health.sentiment(),
                health.issues().stream().collect(Collectors.toMap(Issue::category, Issue::contacts7d)),
                health.lastAgents().stream().collect(Collectors.toMap(AgentSeen::agentId, AgentSeen::at)));
    }

    private static ItemSeen seen(Tracking item) {
        return new ItemSeen(
                item.customerId(), item.itemId(), item.type(), item.at().toEpochMilli(), item.ended() != null);
    }

    private static News news(Prediction risk) {
        Glimpse seen = risk.glimpse();
        return News.of(
                seen.type(),
                seen.itemId(),
                new Odds(Odds.clock(seen.policyId(), seen.clock(), seen.cycle()), seen.at(), risk.probability()));
    }

    /** What is told because of a customer would else be written with the time of the profile, and be too far ahead of it. */
    private static DataStream<Request> stamped(DataStream<Request> requests) {
        return requests.assignTimestampsAndWatermarks(WatermarkStrategy.<Request>noWatermarks()
                        .withTimestampAssigner((request, time) -> request.at()))
                .name("stamp requests")
                .uid("stamp-requests");
    }
}
