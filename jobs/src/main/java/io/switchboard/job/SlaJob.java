package io.switchboard.job;

import io.switchboard.customer.CustomerRules;
import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Shelf;
import io.switchboard.sla.Addressed;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.MergeFunction;
import io.switchboard.sla.MergeRules;
import io.switchboard.sla.Notice;
import io.switchboard.sla.NoticeFunction;
import io.switchboard.sla.NoticeRules;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Posting;
import io.switchboard.sla.PostingSerializer;
import io.switchboard.sla.Publishing;
import io.switchboard.sla.SlaOperator;
import io.switchboard.sla.SlaRules;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Unmatched;
import io.switchboard.sla.Whereabouts;
import io.switchboard.wire.DeadLetter;
import io.switchboard.wire.Decoded;
import io.switchboard.wire.EventTime;
import io.switchboard.wire.HeadStartSource;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.Kept;
import io.switchboard.wire.Sift;
import io.switchboard.wire.Timeless;
import io.switchboard.wire.Topics;
import io.switchboard.wire.Update;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to tickets and calls in, escalations, outcomes, notices and where every item stands out. */
public final class SlaJob {

    private static final Logger LOG = LoggerFactory.getLogger(SlaJob.class);

    private static final TypeInformation<Posting> POSTINGS =
            new SerializedType<>(Posting.class, new PostingSerializer());

    private SlaJob() {}

    /** Arguments: {@code --config FILE}. */
    public static void main(String[] args) throws Exception {
        SlaConfig config = SlaConfig.read(ConfigFile.named(args));
        SlaRules file = config.rules();
        StreamExecutionEnvironment env = Launch.environment(config, JobNeeds.of(config));
        List<Publication> published = published(config.kafka());
        warnOfMissing(Publishing.with(file, published, file.cause()));
        wire(env, config, file, published);
        env.execute("sla");
    }

    /** What is published already holds from the first event on; what cannot be used the job itself puts aside. */
    private static List<Publication> published(Kafka kafka) {
        Shelf shelf = Shelf.of(kafka.publications().publications());
        shelf.unusable().forEach((one, why) -> LOG.warn("{} is published and cannot be used: {}", one.key(), why));
        return shelf.usable();
    }

    /** A whole kind of item that no policy is for is more likely forgotten than meant. */
    private static void warnOfMissing(SlaRules rules) {
        for (ItemType items : ItemType.values()) {
            if (rules.book().policies().stream().noneMatch(policy -> policy.items() == items)) {
                LOG.warn("No policy is for a {}: such items get no clocks; add or publish one", items);
            }
        }
    }

    /** The edges: Kafka in, Kafka out. */
    static void wire(StreamExecutionEnvironment env, SlaConfig config, SlaRules rules, List<Publication> published) {
        Kafka kafka = config.kafka();
        Streams streams =
                topology(inputs(env, config, kafka), config.outOfOrderness(), rules, published, config.notices());
        WireFormat format = kafka.format();
        streams.escalations()
                .sinkTo(kafka.sink(Topics.ESCALATIONS, format.escalations(), Escalation::itemId))
                .name("escalations")
                .uid("escalations");
        streams.outcomes()
                .sinkTo(kafka.sink(Topics.SLA_OUTCOMES, format.outcomes(), Outcome::itemId))
                .name("sla outcomes")
                .uid("sla-outcomes");
        streams.notices()
                .sinkTo(kafka.sink(Topics.ESCALATION_NOTICES, format.notices(), Notice::recipient))
                .name("escalation notices")
                .uid("escalation-notices");
        streams.unmatched()
                .sinkTo(kafka.sink(Topics.UNMATCHED_ITEMS, format.unmatched(), Unmatched::itemId))
                .name("unmatched items")
                .uid("unmatched-items");
        streams.tooLate()
                .sinkTo(kafka.sink(Topics.TOO_LATE, format.tooLate(), TooLate::itemId))
                .name("too late")
                .uid("too-late");
        streams.deadLetters().sinkTo(kafka.deadLetters()).name("dead letters").uid("dead-letters");
        if (config.fastEscalations()) {
            streams.escalations()
                    .sinkTo(kafka.fast(Topics.ESCALATIONS_FAST, format.escalations(), Escalation::itemId))
                    .name("fast escalations")
                    .uid("escalations-fast");
        }
        if (config.tracking()) {
            streams.tracking()
                    .map(whereabouts -> new Update<>(whereabouts.item(), whereabouts.now()))
                    .returns(Update.type(Tracking.class))
                    .name("track items")
                    .uid("track-items")
                    .sinkTo(kafka.compacted(Topics.TICKET_TRACKING, format.tracking()))
                    .name("ticket tracking")
                    .uid("ticket-tracking");
        }
    }

    private static Inputs inputs(StreamExecutionEnvironment env, SlaConfig config, Kafka kafka) {
        WireFormat format = kafka.format();
        return new Inputs(
                env.fromSource(
                                kafka.tidal(Topics.TICKET_EVENTS, format.ticketEvents()),
                                new EventTime<TicketEvent>(config.outOfOrderness(), config.idleAfter()),
                                "ticket events")
                        .uid("ticket-events"),
                env.fromSource(
                                kafka.tidal(Topics.CALL_EVENTS, format.callEvents()),
                                new EventTime<CallEvent>(config.outOfOrderness(), config.idleAfter()),
                                "call events")
                        .uid("call-events"),
                env.fromSource(
                                kafka.headStart(Topics.ESCALATION_ACKS, format.acks()),
                                HeadStartSource.<Ack>time(),
                                "escalation acks")
                        .uid("escalation-acks"),
                env.fromSource(
                                kafka.headStart(Topics.CUSTOMERS, format.customers()),
                                HeadStartSource.<Customer>time(),
                                "customers")
                        .uid("customers"),
                env.fromSource(kafka.policies(), new Timeless<Kept<Publication>>(), "policies")
                        .uid("policies"));
    }

    record Inputs(
            DataStream<Decoded<TicketEvent>> tickets,
            DataStream<Decoded<CallEvent>> calls,
            DataStream<Decoded<Ack>> acks,
            DataStream<Decoded<Customer>> customers,
            DataStream<Decoded<Kept<Publication>>> policies) {}

    record Streams(
            DataStream<Escalation> escalations,
            DataStream<Outcome> outcomes,
            DataStream<Whereabouts> tracking,
            DataStream<Notice> notices,
            DataStream<Unmatched> unmatched,
            DataStream<TooLate> tooLate,
            DataStream<DeadLetter> deadLetters) {}

    /**
     * Everything between the edges. Tests call it with streams of their own.
     *
     * @param outOfOrderness of each partition of the tickets and calls, by which their time passes
     */
    static Streams topology(
            Inputs inputs, Duration outOfOrderness, SlaRules rules, List<Publication> published, NoticeRules notices) {
        var tickets = Inlet.tidal(inputs.tickets(), TicketEvent.class, outOfOrderness, "tickets");
        var calls = Inlet.tidal(inputs.calls(), CallEvent.class, outOfOrderness, "calls");
        var acks = Inlet.sift(inputs.acks(), TypeInformation.of(Ack.class), "acks");
        var customers = Inlet.sift(inputs.customers(), TypeInformation.of(Customer.class), "customers");
        var policies = Inlet.sift(inputs.policies(), Kept.type(Publication.class), "policies");

        DataStream<Posting> ofTickets =
                post(tickets, event -> Posting.of(event.value()).at(event.tide()), "tickets");
        DataStream<Posting> postings = ofTickets.union(
                post(calls, event -> Posting.of(event.value()).at(event.tide()), "calls"),
                post(acks, ack -> Posting.of(ack), "acks"),
                post(
                        Inlet.customersOfItems(
                                tickets,
                                calls,
                                customers,
                                new CustomerRules(rules.keepTicketsMs() + rules.latenessMs())),
                        known -> Posting.of(known.customer(), known.itemId(), known.type()),
                        "customers"),
                inherited(ofTickets, rules));
        SingleOutputStreamOperator<Escalation> clocks =
                clocks(postings.keyBy(Posting::key), policies, rules, published);

        return new Streams(
                clocks,
                clocks.getSideOutput(SlaOperator.OUTCOMES),
                clocks.getSideOutput(SlaOperator.TRACKING),
                notices(clocks, notices),
                clocks.getSideOutput(SlaOperator.UNMATCHED),
                clocks.getSideOutput(SlaOperator.TOO_LATE),
                clocks.getSideOutput(Sift.DEAD_LETTERS)
                        .union(
                                tickets.getSideOutput(Sift.DEAD_LETTERS),
                                calls.getSideOutput(Sift.DEAD_LETTERS),
                                acks.getSideOutput(Sift.DEAD_LETTERS),
                                customers.getSideOutput(Sift.DEAD_LETTERS),
                                policies.getSideOutput(Sift.DEAD_LETTERS)));
    }

    private static <T> DataStream<Posting> post(DataStream<T> events, MapFunction<T, Posting> posting, String of) {
        return events.map(posting).returns(POSTINGS).name("post " + of).uid("post-" + of);
    }

    /** Beside the way of the events, too: only what opens, talks to or merges a ticket takes it. */
    private static DataStream<Posting> inherited(DataStream<Posting> ofTickets, SlaRules rules) {
        return ofTickets
                .<Posting>flatMap((posting, out) -> {
                    if (MergeRules.concerns(posting)) {
                        out.collect(MergeRules.whatIsSaid(posting));
                    }
                })
                .returns(POSTINGS)
                .name("what is said")
                .uid("what-is-said")
                .keyBy(Posting::itemId)
                .process(new MergeFunction(new MergeRules(rules.keepTicketsMs(), rules.latenessMs())))
                .returns(POSTINGS)
                .name("inherited messages")
                .uid(MergeFunction.UID);
    }

    /** Flink broadcasts to functions of its own only: here the postings alone are keyed, and all hear what is published. */
    private static SingleOutputStreamOperator<Escalation> clocks(
            KeyedStream<Posting, String> postings,
            DataStream<Kept<Publication>> policies,
            SlaRules rules,
            List<Publication> published) {
        SingleOutputStreamOperator<Escalation> clocks = postings.connect(policies.broadcast())
                .transform(
                        "sla clocks",
                        TypeInformation.of(Escalation.class),
                        new SlaOperator<>(rules, published, Kept::value, Sift.DEAD_LETTERS, Kept::refused));
        @SuppressWarnings("unchecked") // what the line above has made
        TwoInputTransformation<Posting, Kept<Publication>, Escalation> both =
                (TwoInputTransformation<Posting, Kept<Publication>, Escalation>) clocks.getTransformation();
        both.setStateKeySelectors(postings.getKeySelector(), null);
        both.setStateKeyType(postings.getKeyType());
        return clocks.uid(SlaOperator.UID);
    }

    private static DataStream<Notice> notices(DataStream<Escalation> escalations, NoticeRules rules) {
        return escalations
                .<Addressed>flatMap(
                        (escalation, out) -> Addressed.of(escalation).forEach(out::collect))
                .returns(Addressed.class)
                .name("address escalations")
                .uid("address-escalations")
                .keyBy(Addressed::recipient)
                .process(new NoticeFunction(rules))
                .name("notices")
                .uid(NoticeFunction.UID);
    }
}
