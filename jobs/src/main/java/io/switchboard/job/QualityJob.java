package io.switchboard.job;

import io.switchboard.audit.Alarm;
import io.switchboard.customer.CustomerRules;
import io.switchboard.event.Ack;
import io.switchboard.event.AgentEvent;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.quality.AttendanceFunction;
import io.switchboard.quality.AttendanceRules;
import io.switchboard.quality.CellChange;
import io.switchboard.quality.CellFunction;
import io.switchboard.quality.CellRules;
import io.switchboard.quality.ContactFunction;
import io.switchboard.quality.ContactRules;
import io.switchboard.quality.Fact;
import io.switchboard.quality.Heard;
import io.switchboard.quality.Linked;
import io.switchboard.quality.MetricRow;
import io.switchboard.quality.Recount;
import io.switchboard.quality.Settings;
import io.switchboard.quality.Spread;
import io.switchboard.quality.StoryFunction;
import io.switchboard.quality.StoryRules;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.HeadStartSource;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Sift;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Tickets, calls, agents, surveys and what the SLA job says of them in; figures out, restated when the truth changes. */
public final class QualityJob {

    private QualityJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        QualityConfig config = QualityConfig.read(ConfigFile.named(args));
        StreamExecutionEnvironment env = Launch.environment(config, JobNeeds.of(config));
        wire(env, config);
        env.execute("quality");
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, QualityConfig config) {
        Kafka kafka = config.kafka();
        WireFormat format = kafka.format();
        Streams streams = topology(inputs(env, config, kafka), config.outOfOrderness(), config.settings());
        streams.metrics()
                .sinkTo(kafka.sink(Topics.QUALITY_METRICS, format.qualityMetrics(), MetricRow::key))
                .name("quality metrics")
                .uid("quality-metrics");
        streams.alarms()
                .sinkTo(kafka.sink(Topics.RECONCILIATION_ALARMS, format.reconciliationAlarms(), alarm -> alarm.kind()
                        .name()))
                .name("reconciliation alarms")
                .uid("reconciliation-alarms");
        streams.deadLetters().sinkTo(kafka.deadLetters()).name("dead letters").uid("dead-letters");
    }

    private static Inputs inputs(StreamExecutionEnvironment env, QualityConfig config, Kafka kafka) {
        WireFormat format = kafka.format();
        Duration bound = config.outOfOrderness();
        return new Inputs(
                env.fromSource(
                                kafka.tidal(Topics.TICKET_EVENTS, format.ticketEvents()),
                                new EventTime<TicketEvent>(bound, config.idleAfter()),
                                "ticket events")
                        .uid("ticket-events"),
                env.fromSource(
                                kafka.tidal(Topics.CALL_EVENTS, format.callEvents()),
                                new EventTime<CallEvent>(bound, config.idleAfter()),
                                "call events")
                        .uid("call-events"),
                env.fromSource(
                                kafka.tidal(Topics.AGENT_EVENTS, format.agentStates()),
                                new EventTime<AgentEvent>(bound, config.outcomesIdleAfter()),
                                "agent events")
                        .uid("agent-events"),
                env.fromSource(
                                kafka.headStart(Topics.SURVEY_RESPONSES, format.surveyResponses()),
                                HeadStartSource.<SurveyResponse>time(),
                                "survey responses")
                        .uid("survey-responses"),
                env.fromSource(
                                kafka.source(Topics.SLA_OUTCOMES, format.outcomes()),
                                new EventTime<Outcome>(bound, config.outcomesIdleAfter()),
                                "sla outcomes")
                        .uid("sla-outcomes"),
                env.fromSource(
                                kafka.source(Topics.ESCALATIONS, format.escalations()),
                                new EventTime<Escalation>(bound, config.outcomesIdleAfter()),
                                "escalations")
                        .uid("escalations"),
                env.fromSource(
                                kafka.headStart(Topics.ESCALATION_ACKS, format.acks()),
                                HeadStartSource.<Ack>time(),
                                "escalation acks")
                        .uid("escalation-acks"),
                env.fromSource(
                                kafka.headStart(Topics.CUSTOMERS, format.customers()),
                                HeadStartSource.<Customer>time(),
                                "customers")
                        .uid("customers"));
    }

    record Inputs(
            DataStream<Decoded<TicketEvent>> tickets,
            DataStream<Decoded<CallEvent>> calls,
            DataStream<Decoded<AgentEvent>> agents,
            DataStream<Decoded<SurveyResponse>> surveys,
            DataStream<Decoded<Outcome>> outcomes,
            DataStream<Decoded<Escalation>> escalations,
            DataStream<Decoded<Ack>> acks,
            DataStream<Decoded<Customer>> customers) {}

    record Streams(DataStream<MetricRow> metrics, DataStream<Alarm> alarms, DataStream<DeadLetter> deadLetters) {}

    /** Everything between the edges. Tests call it with streams of their own. */
    static Streams topology(Inputs inputs, Duration outOfOrderness, Settings settings) {
        var tickets = Inlet.tidal(inputs.tickets(), TicketEvent.class, outOfOrderness, "tickets");
        var calls = Inlet.tidal(inputs.calls(), CallEvent.class, outOfOrderness, "calls");
        var agents = Inlet.tidal(inputs.agents(), AgentEvent.class, outOfOrderness, "agents");
        var surveys = Inlet.sift(inputs.surveys(), TypeInformation.of(SurveyResponse.class), "surveys");
        var outcomes = Inlet.sift(inputs.outcomes(), TypeInformation.of(Outcome.class), "outcomes");
        var escalations = Inlet.sift(inputs.escalations(), TypeInformation.of(Escalation.class), "escalations");
        var acks = Inlet.sift(inputs.acks(), TypeInformation.of(Ack.class), "acks");
        var customers = Inlet.sift(inputs.customers(), TypeInformation.of(Customer.class), "customers");

        DataStream<Fact> facts = fact(tickets, timed -> Fact.of(timed.value(), timed.tide()), "tickets")
                .union(
                        fact(calls, timed -> Fact.of(timed.value(), timed.tide()), "calls"),
                        fact(surveys, Fact::of, "surveys"),
                        fact(outcomes, outcome -> Fact.of(SlaFacts.end(outcome)), "outcomes"),
                        fact(
                                escalations
                                        .filter(SlaFacts::isOfBreach)
                                        .name("breaches")
                                        .uid("breaches"),
                                escalation -> Fact.of(SlaFacts.breach(escalation)),
                                "breaches"),
                        fact(acks, Fact::of, "acks"),
                        fact(
                                Inlet.customersOfItems(
                                        tickets,
                                        calls,
                                        customers,
                                        new CustomerRules(settings.keep().toMillis())),
                                known -> Fact.of(known.customer(), known.itemId()),
                                "customers"));
        SingleOutputStreamOperator<Recount> stories = facts.keyBy(Fact::itemId)
                .process(new StoryFunction(new StoryRules(settings)))
                .name("stories")
                .uid(StoryFunction.UID);
        SingleOutputStreamOperator<Recount> contacts = stories.getSideOutput(StoryFunction.CONTACTS)
                .keyBy(Linked::key)
                .process(new ContactFunction(new ContactRules(settings)))
                .name("contacts")
                .uid(ContactFunction.UID);
        SingleOutputStreamOperator<Recount> attendance = agents.map(timed -> new Heard(timed.value(), timed.tide()))
                .returns(Heard.class)
                .name("facts of agents")
                .uid("facts-of-agents")
                .keyBy(Heard::agentId)
                .process(new AttendanceFunction(new AttendanceRules(settings)))
                .name("attendance")
                .uid(AttendanceFunction.UID);
        SingleOutputStreamOperator<MetricRow> cells = cells(stories.union(contacts, attendance), settings);
        return new Streams(
                cells,
                stories.getSideOutput(StoryFunction.ALARMS)
                        .union(
                                attendance.getSideOutput(AttendanceFunction.ALARMS),
                                cells.getSideOutput(CellFunction.ALARMS)),
                tickets.getSideOutput(Sift.DEAD_LETTERS)
                        .union(
                                calls.getSideOutput(Sift.DEAD_LETTERS),
                                agents.getSideOutput(Sift.DEAD_LETTERS),
                                surveys.getSideOutput(Sift.DEAD_LETTERS),
                                outcomes.getSideOutput(Sift.DEAD_LETTERS),
                                escalations.getSideOutput(Sift.DEAD_LETTERS),
                                acks.getSideOutput(Sift.DEAD_LETTERS),
                                customers.getSideOutput(Sift.DEAD_LETTERS)));
    }

    private static SingleOutputStreamOperator<MetricRow> cells(DataStream<Recount> counted, Settings settings) {
        Spread spread = new Spread(settings);
        return counted.<CellChange>flatMap((one, out) -> spread.of(one).forEach(out::collect))
                .returns(CellChange.class)
                .name("spread")
                .uid("spread")
                .keyBy(CellChange::key)
                .process(new CellFunction(new CellRules(settings)))
                .name("cells")
                .uid(CellFunction.UID);
    }

    private static <T> DataStream<Fact> fact(DataStream<T> events, MapFunction<T, Fact> fact, String of) {
        return events.map(fact).returns(Fact.class).name("facts of " + of).uid("facts-of-" + of);
    }
}
