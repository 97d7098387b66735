package io.switchboard.job;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.Publication;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Posting;
import io.switchboard.sla.SlaOperator;
import io.switchboard.sla.SlaRules;
import io.switchboard.sla.TooLate;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Sift;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticket and call events in, escalations and SLA outcomes out. */
public final class SlaJob {

    private static final Logger LOG = LoggerFactory.getLogger(SlaJob.class);

    private static final Set<String> INPUTS = Set.of(Topics.TICKET_EVENTS, Topics.CALL_EVENTS);
    private static final Set<String> OUTPUTS =
            Set.of(Topics.ESCALATIONS, Topics.SLA_OUTCOMES, Topics.TOO_LATE, Topics.DEAD_LETTERS);

    private SlaJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        SlaConfig config = SlaConfig.read(ConfigFile.named(args));
        SlaRules rules = config.rules();
        warnOfMissing(rules);
        config.kafka().check(INPUTS, OUTPUTS);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        wire(env, config, rules);
        env.execute("sla");
    }

    /** An item that no policy promises anything is no error, but must not go unnoticed. */
    private static void warnOfMissing(SlaRules rules) {
        for (ItemType items : ItemType.values()) {
            if (rules.book().policies().stream().noneMatch(policy -> policy.items() == items)) {
                LOG.warn("No policy is for a {}: such items get no clocks; add one to the policy file", items);
            }
        }
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, SlaConfig config, SlaRules rules) {
        Kafka kafka = config.kafka();
        WireFormat format = kafka.format();

        DataStream<Decoded<TicketEvent>> tickets = env.fromSource(
                        kafka.source(Topics.TICKET_EVENTS, format.ticketEvents()),
                        new EventTime<TicketEvent>(config.outOfOrderness(), config.idleAfter()),
                        "ticket events")
                .uid("ticket-events");
        DataStream<Decoded<CallEvent>> calls = env.fromSource(
                        kafka.source(Topics.CALL_EVENTS, format.callEvents()),
                        new EventTime<CallEvent>(config.outOfOrderness(), config.idleAfter()),
                        "call events")
                .uid("call-events");

        Streams streams = topology(
                tickets,
                calls,
                env.fromData(TypeInformation.of(Publication.class), new Publication[0])
                        .uid("policies"),
                rules);

        streams.escalations()
                .sinkTo(kafka.sink(Topics.ESCALATIONS, format.escalations(), Escalation::itemId))
                .name("escalations")
                .uid("escalations");
        streams.outcomes()
                .sinkTo(kafka.sink(Topics.SLA_OUTCOMES, format.outcomes(), Outcome::itemId))
                .name("sla outcomes")
                .uid("sla-outcomes");
        streams.tooLate()
                .sinkTo(kafka.sink(Topics.TOO_LATE, format.tooLate(), TooLate::itemId))
                .name("too late")
                .uid("too-late");
        streams.deadLetters().sinkTo(kafka.deadLetters()).name("dead letters").uid("dead-letters");
    }

    record Streams(
            DataStream<Escalation> escalations,
            DataStream<Outcome> outcomes,
            DataStream<TooLate> tooLate,
            DataStream<DeadLetter> deadLetters) {}

    /** Everything between the edges. Tests call it with streams of their own. */
    static Streams topology(
            DataStream<Decoded<TicketEvent>> tickets,
            DataStream<Decoded<CallEvent>> calls,
            DataStream<Publication> publications,
            SlaRules rules) {
        SingleOutputStreamOperator<TicketEvent> ticketEvents = tickets.process(new Sift<>(TicketEvent.class))
                .name("sift tickets")
                .uid("sift-tickets");
        SingleOutputStreamOperator<CallEvent> callEvents =
                calls.process(new Sift<>(CallEvent.class)).name("sift calls").uid("sift-calls");

        DataStream<Posting> postings = ticketEvents
                .map(event -> Posting.of(event))
                .returns(Posting.class)
                .name("post tickets")
                .uid("post-tickets")
                .union(callEvents
                        .map(event -> Posting.of(event))
                        .returns(Posting.class)
                        .name("post calls")
                        .uid("post-calls"));

        SingleOutputStreamOperator<Escalation> escalations = clocks(postings.keyBy(Posting::key), publications, rules);

        return new Streams(
                escalations,
                escalations.getSideOutput(SlaOperator.OUTCOMES),
                escalations.getSideOutput(SlaOperator.TOO_LATE),
                ticketEvents.getSideOutput(Sift.DEAD_LETTERS).union(callEvents.getSideOutput(Sift.DEAD_LETTERS)));
    }

    /** Flink has no broadcast to an operator of one's own: only the postings are keyed, every part hears all that is published. */
    private static SingleOutputStreamOperator<Escalation> clocks(
            KeyedStream<Posting, String> postings, DataStream<Publication> publications, SlaRules rules) {
        SingleOutputStreamOperator<Escalation> clocks = postings.connect(publications.broadcast())
                .transform(
                        "sla clocks",
                        TypeInformation.of(Escalation.class),
                        new SlaOperator<>(
                                rules, publication -> publication, Sift.DEAD_LETTERS, (publication, reason) -> null));
        @SuppressWarnings("unchecked") // what ConnectedStreams has just made
        TwoInputTransformation<Posting, Publication, Escalation> both =
                (TwoInputTransformation<Posting, Publication, Escalation>) clocks.getTransformation();
        both.setStateKeySelectors(postings.getKeySelector(), null);
        both.setStateKeyType(postings.getKeyType());
        return clocks.uid(SlaOperator.UID);
    }
}
