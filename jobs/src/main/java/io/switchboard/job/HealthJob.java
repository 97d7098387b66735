package io.switchboard.job;

import io.switchboard.event.Customer;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.health.CaseTicket;
import io.switchboard.health.CustomerHealth;
import io.switchboard.health.Fact;
import io.switchboard.health.HealthFunction;
import io.switchboard.health.HealthNews;
import io.switchboard.health.HealthRules;
import io.switchboard.health.OwnerFunction;
import io.switchboard.health.OwnerWord;
import io.switchboard.health.ProactiveCase;
import io.switchboard.health.Settings;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.HeadStartSource;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Sift;
import io.switchboard.wire.Timeless;
import io.switchboard.wire.Topics;
import io.switchboard.wire.Update;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Who customers are, what became of their items, what they answered and how pressed they are in; how they are out. */
public final class HealthJob {

    private HealthJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        HealthConfig config = HealthConfig.read(ConfigFile.named(args));
        StreamExecutionEnvironment env = Launch.environment(config, JobNeeds.of(config));
        wire(env, config);
        env.execute("health");
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, HealthConfig config) {
        Kafka kafka = config.kafka();
        WireFormat format = kafka.format();
        Streams streams = topology(inputs(env, config, kafka), config.settings(), config.ticket(), config.keepItems());
        streams.health()
                .map(news -> new Update<>(news.customerId(), news.now()))
                .returns(Update.type(CustomerHealth.class))
                .name("health of customers")
                .uid("health-of-customers")
                .sinkTo(kafka.compacted(Topics.CUSTOMER_HEALTH, format.customerHealth()))
                .name("customer health")
                .uid("customer-health");
        streams.cases()
                .sinkTo(kafka.sink(Topics.PROACTIVE_CASES, format.proactiveCases(), ProactiveCase::customerId))
                .name("proactive cases")
                .uid("proactive-cases");
        streams.tickets()
                .sinkTo(kafka.sink(Topics.TICKET_EVENTS, format.ticketEvents(), TicketEvent::itemId))
                .name("ticket events")
                .uid("ticket-events");
        streams.deadLetters().sinkTo(kafka.deadLetters()).name("dead letters").uid("dead-letters");
    }

    private static Inputs inputs(StreamExecutionEnvironment env, HealthConfig config, Kafka kafka) {
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
                                kafka.source(Topics.SLA_OUTCOMES, format.outcomes()),
                                new Timeless<Outcome>(),
                                "sla outcomes")
                        .uid(Topics.SLA_OUTCOMES),
                env.fromSource(
                                kafka.source(Topics.SURVEY_RESPONSES, format.surveyResponses()),
                                new Timeless<SurveyResponse>(),
                                "survey responses")
                        .uid(Topics.SURVEY_RESPONSES),
                env.fromSource(
                                kafka.source(Topics.HEALTH_SIGNALS, format.healthSignals()),
                                new EventTime<HealthSignal>(config.outOfOrderness(), config.idleAfter()),
                                "health signals")
                        .uid(Topics.HEALTH_SIGNALS));
    }

    record Inputs(
            DataStream<Decoded<Tracking>> items,
            DataStream<Decoded<Customer>> customers,
            DataStream<Decoded<Outcome>> outcomes,
            DataStream<Decoded<SurveyResponse>> surveys,
            DataStream<Decoded<HealthSignal>> signals) {}

    record Streams(
            DataStream<HealthNews> health,
            DataStream<ProactiveCase> cases,
            DataStream<TicketEvent> tickets,
            DataStream<DeadLetter> deadLetters) {}

    /**
     * Everything between the edges. Tests call it with streams of their own.
     *
     * @param ticket what a case is as a ticket; null if it is none
     */
    static Streams topology(Inputs inputs, Settings settings, CaseTicket ticket, Duration keepItems) {
        var items = Inlet.sift(inputs.items(), TypeInformation.of(Tracking.class), "items");
        var customers = Inlet.sift(inputs.customers(), TypeInformation.of(Customer.class), "customers");
        var outcomes = Inlet.sift(inputs.outcomes(), TypeInformation.of(Outcome.class), "outcomes");
        var surveys = Inlet.sift(inputs.surveys(), TypeInformation.of(SurveyResponse.class), "surveys");
        var signals = Inlet.sift(inputs.signals(), TypeInformation.of(HealthSignal.class), "signals");
        DataStream<Tracking> owned = items.filter(item -> item.customerId() != null)
                .name("items of customers")
                .uid("items-of-customers");
        DataStream<Fact> facts = fact(owned, HealthFacts::of, "items")
                .union(
                        fact(customers, Fact::of, "customers"),
                        fact(
                                outcomes.filter(outcome -> outcome.customerId() != null)
                                        .name("outcomes of customers")
                                        .uid("outcomes-of-customers"),
                                HealthFacts::of,
                                "outcomes"),
                        fact(
                                surveys.filter(answer -> answer.customerId() != null)
                                        .name("answers of customers")
                                        .uid("answers-of-customers"),
                                answer -> Fact.of(answer.customerId(), answer),
                                "answers"),
                        ofOwners(owned, surveys, keepItems),
                        fact(signals, Fact::of, "signals"));
        SingleOutputStreamOperator<HealthNews> health = facts.keyBy(Fact::customerId)
                .process(new HealthFunction(new HealthRules(settings)))
                .name("health")
                .uid(HealthFunction.UID);
        DataStream<ProactiveCase> cases =
                stamped(health.getSideOutput(HealthFunction.CASES), (one, time) -> one.at(), "cases");
        return new Streams(
                stamped(
                        health,
                        (news, time) -> news.now() == null ? time : news.now().at(),
                        "health"),
                cases,
                tickets(cases, ticket),
                items.getSideOutput(Sift.DEAD_LETTERS)
                        .union(
                                customers.getSideOutput(Sift.DEAD_LETTERS),
                                outcomes.getSideOutput(Sift.DEAD_LETTERS),
                                surveys.getSideOutput(Sift.DEAD_LETTERS),
                                signals.getSideOutput(Sift.DEAD_LETTERS)));
    }

    /** Of those that do not say whose they are, by the item that they are about. */
    private static DataStream<Fact> ofOwners(
            DataStream<Tracking> items, DataStream<SurveyResponse> surveys, Duration keepItems) {
        return items.map(HealthFacts::owner)
                .returns(OwnerWord.class)
                .name("owners")
                .uid("owners")
                .union(surveys.filter(answer -> answer.customerId() == null)
                        .name("answers of items")
                        .uid("answers-of-items")
                        .map(OwnerWord::of)
                        .returns(OwnerWord.class)
                        .name("answered items")
                        .uid("answered-items"))
                .keyBy(OwnerWord::itemId)
                .process(new OwnerFunction(keepItems))
                .returns(Fact.class)
                .name("owners of items")
                .uid(OwnerFunction.UID);
    }

    /** A case that is told again is not opened again; without a ticket the stream is there and empty, so that a savepoint fits. */
    private static DataStream<TicketEvent> tickets(DataStream<ProactiveCase> cases, CaseTicket ticket) {
        return cases.<TicketEvent>flatMap((one, out) -> {
                    if (ticket != null && one.state() == ProactiveCase.State.RAISED) {
                        out.collect(ticket.opened(one));
                    }
                })
                .returns(TicketEvent.class)
                .name("tickets of cases")
                .uid("tickets-of-cases");
    }

    private static <T> DataStream<Fact> fact(DataStream<T> events, MapFunction<T, Fact> fact, String of) {
        return events.map(fact).returns(Fact.class).name("facts of " + of).uid("facts-of-" + of);
    }

    /** What is told because of something from beside would else be written with its time, and be too far ahead of it. */
    private static <T> DataStream<T> stamped(DataStream<T> told, SerializableTimestampAssigner<T> time, String of) {
        return told.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<T>noWatermarks().withTimestampAssigner(time))
                .name("stamp " + of)
                .uid("stamp-" + of);
    }
}
