package io.switchboard.wire;

import io.switchboard.audit.Alarm;
import io.switchboard.event.Ack;
import io.switchboard.event.AgentEvent;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.HealthSignal;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.health.CustomerHealth;
import io.switchboard.health.ProactiveCase;
import io.switchboard.policy.Publication;
import io.switchboard.quality.MetricRow;
import io.switchboard.risk.Prediction;
import io.switchboard.risk.ScoreRow;
import io.switchboard.routing.BookPublication;
import io.switchboard.routing.Ranking;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Notice;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Unmatched;
import io.switchboard.surge.Sighting;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;

/** How values are framed on the topics, chosen in config: a format is one way to make a codec of a {@link Shape}. */
public enum WireFormat {
    /** Marker, fingerprint, body; the schemas come with the jar, so no registry is needed. */
    AVRO_SINGLE_OBJECT("avro-single-object") {
        @Override
        <T, A extends SpecificRecordBase> Codec<T> codec(Shape<T, A> shape) {
            return new SingleObjectCodec<>(shape, Writers.known());
        }
    };

    private final String word;

    WireFormat(String word) {
        this.word = word;
    }

    /**
     * The format that config calls {@code word}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static WireFormat named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("codec is %s: use one of %s"
                        .formatted(
                                word,
                                Arrays.stream(values())
                                        .map(format -> format.word)
                                        .collect(Collectors.joining(", ")))));
    }

    public String word() {
        return word;
    }

    public Codec<TicketEvent> ticketEvents() {
        return codec(new TicketEventShape());
    }

    public Codec<CallEvent> callEvents() {
        return codec(new CallEventShape());
    }

    public Codec<Customer> customers() {
        return codec(new CustomerShape());
    }

    public Codec<Ack> acks() {
        return codec(new AckShape());
    }

    public Codec<Publication> publications() {
        return codec(new PublicationShape());
    }

    public Codec<Heartbeat> heartbeats() {
        return codec(new HeartbeatShape());
    }

    public Codec<Escalation> escalations() {
        return codec(new EscalationShape());
    }

    public Codec<Outcome> outcomes() {
        return codec(new OutcomeShape());
    }

    public Codec<Tracking> tracking() {
        return codec(new TrackingShape());
    }

    public Codec<Notice> notices() {
        return codec(new NoticeShape());
    }

    public Codec<Unmatched> unmatched() {
        return codec(new UnmatchedShape());
    }

    public Codec<TooLate> tooLate() {
        return codec(new TooLateShape());
    }

    public Codec<Request> routingRequests() {
        return codec(new RequestShape(false));
    }

    /** What routing domains say to each other of items that overflowed. */
    public Codec<Request> routingTransfers() {
        return codec(new RequestShape(true));
    }

    /** Agents are part of what happens to a routing domain. */
    public Codec<Request> agentEvents() {
        return codec(new AgentEventShape());
    }

    /** The same records, for whoever counts the time of agents. */
    public Codec<AgentEvent> agentStates() {
        return codec(new AgentStateShape());
    }

    public Codec<Ruling> routingDecisions() {
        return codec(new RulingShape());
    }

    public Codec<Ranking> routingScores() {
        return codec(new RankingShape());
    }

    public Codec<BookPublication> routingBooks() {
        return codec(new BookShape());
    }

    public Codec<SurveyResponse> surveyResponses() {
        return codec(new SurveyShape());
    }

    public Codec<MetricRow> qualityMetrics() {
        return codec(new MetricShape());
    }

    public Codec<Alarm> reconciliationAlarms() {
        return codec(new AlarmShape());
    }

    public Codec<Sighting> surges() {
        return codec(new SurgeShape());
    }

    public Codec<Prediction> breachRisks() {
        return codec(new RiskShape());
    }

    public Codec<ScoreRow> riskScores() {
        return codec(new ScoreShape());
    }

    public Codec<HealthSignal> healthSignals() {
        return codec(new SignalShape());
    }

    public Codec<CustomerHealth> customerHealth() {
        return codec(new HealthShape());
    }

    public Codec<ProactiveCase> proactiveCases() {
        return codec(new CaseShape());
    }

    public Codec<DeadLetter> deadLetters() {
        return codec(new DeadLetterShape());
    }

    /**
     * The records of the published language as they are, for whoever keeps them and decides nothing. The record that is
     * decoded is the codec's own, until the next.
     */
    public <A extends SpecificRecordBase> Codec<A> records(Class<A> type) {
        return codec(new RecordShape<>(type));
    }

    abstract <T, A extends SpecificRecordBase> Codec<T> codec(Shape<T, A> shape);
}
