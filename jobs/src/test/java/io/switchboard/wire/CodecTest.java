package io.switchboard.wire;

import static io.switchboard.wire.Samples.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.event.Ack;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Channel;
import io.switchboard.event.Direction;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.policy.Publication;
import io.switchboard.routing.Ranking;
import io.switchboard.routing.Request;
import io.switchboard.schema.AckKind;
import io.switchboard.schema.CallEventKind;
import io.switchboard.schema.CallStatus;
import io.switchboard.schema.CorrectionKind;
import io.switchboard.schema.EscalationAck;
import io.switchboard.schema.EscalationKind;
import io.switchboard.schema.NoticeKind;
import io.switchboard.schema.PolicyPublication;
import io.switchboard.schema.PublicationKind;
import io.switchboard.schema.RoutingRequestKind;
import io.switchboard.schema.RoutingVerdict;
import io.switchboard.schema.SurgeKind;
import io.switchboard.schema.SurgeScope;
import io.switchboard.schema.TicketEventKind;
import io.switchboard.schema.TicketStatus;
import io.switchboard.schema.Verdict;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Notice;
import io.switchboard.sla.Outcome;
import io.switchboard.surge.Scope;
import io.switchboard.surge.Surge;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {

    private static final WireFormat FORMAT = WireFormat.named("avro-single-object");

    /** Marker, fingerprint, body. */
    private static final String GOLDEN = "c301"
            + "04be10afd804493a"
            + "06652d3106542d310206432d318098d087ae6506020602c0eec887ae650208021e4177616974696e"
            + "672056656e646f720204020e62696c6c696e670204020e7a682d48616e730208656d656102167365"
            + "636f6e64206c696e65020e6167656e742d37020202020206542d300280d2878bae650204020c7468"
            + "616e6b73020e6167656e742d39";

    /** As release 1 wrote it. */
    private static final String GOLDEN_1 = "c301"
            + "f3a3030e69c1c13e"
            + "06652d3106542d310206432d318098d087ae6506020602c0eec887ae650208021e4177616974696e"
            + "672056656e646f720204020e62696c6c696e670204020e7a682d48616e730208656d656102167365"
            + "636f6e64206c696e65020e6167656e742d37020202020206542d300280d2878bae65";

    static Stream<Arguments> everyValue() {
        return Stream.of(
                Arguments.of(FORMAT.ticketEvents(), List.of(TICKET, Samples.BARE_TICKET)),
                Arguments.of(FORMAT.callEvents(), List.of(Samples.CALL, Samples.BARE_CALL)),
                Arguments.of(FORMAT.heartbeats(), List.of(Samples.HEARTBEAT)),
                Arguments.of(FORMAT.escalations(), List.of(Samples.ESCALATION, Samples.BARE_ESCALATION)),
                Arguments.of(FORMAT.outcomes(), List.of(Samples.OUTCOME, Samples.BARE_OUTCOME)),
                Arguments.of(FORMAT.customers(), List.of(Samples.CUSTOMER, Samples.BARE_CUSTOMER)),
                Arguments.of(FORMAT.acks(), List.of(Samples.ACK, Samples.BARE_ACK)),
                Arguments.of(FORMAT.publications(), List.of(Samples.PUBLICATION, Samples.RETIREMENT)),
                Arguments.of(FORMAT.tracking(), List.of(Samples.TRACKING, Samples.BARE_TRACKING)),
                Arguments.of(FORMAT.notices(), List.of(Samples.NOTICE, Samples.SINGLE_NOTICE)),
                Arguments.of(FORMAT.unmatched(), List.of(Samples.UNMATCHED, Samples.BARE_UNMATCHED)),
                Arguments.of(FORMAT.tooLate(), List.of(Samples.TOO_LATE, Samples.BARE_TOO_LATE)),
                Arguments.of(FORMAT.routingRequests(), RoutingSamples.REQUESTS),
                Arguments.of(
                        FORMAT.routingTransfers(),
                        RoutingSamples.REQUESTS.stream()
                                .map(Request::asTransfer)
                                .toList()),
                Arguments.of(FORMAT.agentEvents(), RoutingSamples.AGENTS),
                Arguments.of(FORMAT.agentStates(), List.of(Samples.AGENT, Samples.BARE_AGENT)),
                Arguments.of(FORMAT.routingDecisions(), RoutingSamples.RULINGS),
                Arguments.of(FORMAT.routingScores(), Ranking.of(RoutingSamples.RULINGS.get(0))),
                Arguments.of(FORMAT.routingBooks(), RoutingSamples.BOOKS),
                Arguments.of(FORMAT.surveyResponses(), List.of(Samples.SURVEY, Samples.BARE_SURVEY)),
                Arguments.of(FORMAT.qualityMetrics(), List.of(Samples.ROW, Samples.BARE_ROW)),
                Arguments.of(FORMAT.reconciliationAlarms(), List.of(Samples.ALARM, Samples.ROWS)),
                Arguments.of(FORMAT.breachRisks(), List.of(Samples.RISK, Samples.BARE_RISK)),
                Arguments.of(FORMAT.riskScores(), List.of(Samples.SCORE, Samples.BARE_SCORE)),
                Arguments.of(FORMAT.healthSignals(), HealthSamples.SIGNALS),
                Arguments.of(FORMAT.customerHealth(), HealthSamples.HEALTH),
                Arguments.of(FORMAT.proactiveCases(), HealthSamples.CASES),
                Arguments.of(FORMAT.surges(), RoutingSamples.SURGES));
    }

    @ParameterizedTest
    @MethodSource("everyValue")
    <T> void aValueComesBackAsItWent(Codec<T> codec, List<T> values) throws Exception {
        Codec<T> shipped = InstantiationUtil.clone(codec);
        List<T> back = values.stream()
                .map(value -> shipped.decode(codec.encode(value)))
                .toList();
        assertThat(back).isEqualTo(values);
        assertThat(codec.recognises(codec.encode(values.get(0)))).isTrue();
    }

    @Test
    void aDeadLetterComesBackAsItWent() {
        Codec<DeadLetter> codec = FORMAT.deadLetters();
        DeadLetter letter = new DeadLetter("ticket-events", 3, 1L << 40, new byte[] {0, -1, 7}, "because");
        assertThat(codec.decode(codec.encode(letter)))
                .usingRecursiveComparison()
                .isEqualTo(letter);
    }

    @Test
    void theBytesOfATicketEventNeverChange() {
        assertThat(HexFormat.of().formatHex(FORMAT.ticketEvents().encode(TICKET)))
                .isEqualTo(GOLDEN);
        assertThat(FORMAT.ticketEvents().decode(HexFormat.of().parseHex(GOLDEN)))
                .isEqualTo(TICKET);
    }

    @Test
    void theBytesOfAnOlderReleaseAreReadForEver() {
        TicketEvent then = FORMAT.ticketEvents().decode(HexFormat.of().parseHex(GOLDEN_1));
        assertThat(then)
                .usingRecursiveComparison()
                .ignoringFields("direction", "intent", "actor")
                .isEqualTo(TICKET);
        assertThat(then)
                .extracting(TicketEvent::direction, TicketEvent::intent, TicketEvent::actor)
                .containsOnlyNulls();
    }

    @Test
    void avrosOwnReadersAndWritersUnderstandUs() throws IOException {
        ByteBuffer theirs = io.switchboard.schema.TicketEvent.getEncoder().encode(Samples.onWire());
        assertThat(ByteBuffer.wrap(FORMAT.ticketEvents().encode(TICKET))).isEqualTo(theirs);
        assertThat(io.switchboard.schema.TicketEvent.getDecoder()
                        .decode(FORMAT.ticketEvents().encode(TICKET)))
                .isEqualTo(Samples.onWire());
    }

    @Test
    void everyWordOfTheDomainIsASymbolOnTheWireAndTheOtherWayRound() {
        assertSameWords(Author.values(), io.switchboard.schema.Author.values());
        assertSameWords(Channel.values(), io.switchboard.schema.Channel.values());
        assertSameWords(Priority.values(), io.switchboard.schema.Priority.values());
        assertSameWords(Visibility.values(), io.switchboard.schema.Visibility.values());
        assertSameWords(TicketEvent.Kind.values(), TicketEventKind.values());
        assertSameWords(CallEvent.Kind.values(), CallEventKind.values());
        assertSameWords(Escalation.Kind.values(), EscalationKind.values());
        assertSameWords(Escalation.Correction.values(), CorrectionKind.values());
        assertSameWords(Outcome.Verdict.values(), Verdict.values());
        assertSameWords(Direction.values(), io.switchboard.schema.Direction.values());
        assertSameWords(ItemType.values(), io.switchboard.schema.ItemType.values());
        assertSameWords(Ack.Kind.values(), AckKind.values());
        assertSameWords(Publication.Kind.values(), PublicationKind.values());
        assertSameWords(io.switchboard.routing.Verdict.values(), RoutingVerdict.values());
        assertSameWords(
                EnumSet.complementOf(EnumSet.of(Request.Kind.AGENT)).toArray(Request.Kind[]::new),
                RoutingRequestKind.values());
        assertSameWords(Surge.Kind.values(), SurgeKind.values());
        assertSameWords(Scope.values(), SurgeScope.values());
        assertSameWords(
                io.switchboard.health.ProactiveCase.State.values(), io.switchboard.schema.ProactiveState.values());
        assertSameWords(Notice.Kind.values(), NoticeKind.values());
        assertSameWords(ItemType.TICKET.statuses().toArray(Status[]::new), TicketStatus.values());
        assertSameWords(ItemType.CALL.statuses().toArray(Status[]::new), CallStatus.values());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("eventId is empty", event -> event.setEventId("")),
                refusal("itemId is empty: every event must name its item", event -> event.setItemId(" ")),
                refusal("customerId is blank", event -> event.setCustomerId("")),
                refusal("sequence is -1", event -> event.setSequence(-1L)),
                refusal(
                        "createdAt is +318857-",
                        event -> event.setCreatedAt(Instant.ofEpochSecond(9_999_999_999_999L))),
                refusal("targetAt is 0001-01-01", event -> event.setTargetAt(Instant.parse("0001-01-01T00:00:00Z"))),
                refusal("category is 1001 characters long", event -> event.setCategory("x".repeat(1_001))),
                refusal("kind is UNKNOWN", event -> event.setKind(TicketEventKind.UNKNOWN)),
                refusal(
                        "status is UNKNOWN: its symbol is newer than this release; upgrade the job, then replay the record from dead-letters",
                        event -> event.setStatus(TicketStatus.UNKNOWN)),
                refusal("priority is UNKNOWN", event -> event.setPriority(io.switchboard.schema.Priority.UNKNOWN)),
                refusal("intent is 1001 characters long", event -> event.setIntent("x".repeat(1_001))),
                refusal("actor is 1001 characters long", event -> event.setActor("x".repeat(1_001))),
                refusal("direction is UNKNOWN", event -> event.setDirection(io.switchboard.schema.Direction.UNKNOWN)),
                refusal("channel is UNKNOWN", event -> event.setChannel(io.switchboard.schema.Channel.UNKNOWN)),
                refusal("author is UNKNOWN", event -> event.setAuthor(io.switchboard.schema.Author.UNKNOWN)),
                refusal(
                        "visibility is UNKNOWN",
                        event -> event.setVisibility(io.switchboard.schema.Visibility.UNKNOWN)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatIsNotValidIsRefusedWithAReason(String reason, Consumer<io.switchboard.schema.TicketEvent> damage)
            throws IOException {
        io.switchboard.schema.TicketEvent event = Samples.onWire();
        damage.accept(event);
        byte[] bytes =
                io.switchboard.schema.TicketEvent.getEncoder().encode(event).array();
        assertThatThrownBy(() -> FORMAT.ticketEvents().decode(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    static Stream<Arguments> otherRefusals() {
        return Stream.of(
                refused("customerId is empty: every customer must be named", customer(c -> c.setCustomerId(" "))),
                refused("tier is 5: it goes from 0 (none) to 4 (highest)", customer(c -> c.setTier(5))),
                refused("tier is -1", customer(c -> c.setTier(-1))),
                refused("languages is empty", customer(c -> c.setLanguages(List.of("de", "")))),
                refused("languages is 101 long", customer(c -> c.setLanguages(Collections.nCopies(101, "de")))),
                refused("contract is 1001 characters long", customer(c -> c.setContract("x".repeat(1_001)))),
                refused("at is 0001-01-01", customer(c -> c.setAt(Instant.parse("0001-01-01T00:00:00Z")))),
                refused("resource is empty: every measurement names", signal(one -> one.setResource(""))),
                refused("customerId is empty: every resource is", signal(one -> one.setCustomerId(" "))),
                refused("vcpu is 1.01: give a number from 0.0 to 1.0", signal(one -> one.setVcpu(1.01))),
                refused("bandwidth is NaN: give a number", signal(one -> one.setBandwidth(Double.NaN))),
                refused("the measurement is empty: give at least one of vcpu, ", signal(one -> {
                    one.setVcpu(null);
                    one.setMemoryFragmentation(null);
                    one.setDiskIops(null);
                    one.setBandwidth(null);
                })),
                refused("eventId is empty", ack(a -> a.setEventId(""))),
                refused("itemId is empty", ack(a -> a.setItemId(""))),
                refused("items is UNKNOWN", ack(a -> a.setItems(io.switchboard.schema.ItemType.UNKNOWN))),
                refused("kind is UNKNOWN", ack(a -> a.setKind(AckKind.UNKNOWN))),
                refused(
                        "the chain is policyId gold, clock null, cycle 1: name all three as the escalation does, or leave out all three to mean every chain of the item",
                        ack(a -> a.setClock(null))),
                refused("the chain is policyId null", ack(a -> a.setPolicyId(null))),
                refused("the chain is policyId gold, clock FIRST_REPLY, cycle null", ack(a -> a.setCycle(null))),
                refused("clock is empty: name all three", ack(a -> a.setClock(""))),
                refused("by is 1001 characters long", ack(a -> a.setBy("x".repeat(1_001)))),
                refused("kind is UNKNOWN", publication(p -> p.setKind(PublicationKind.UNKNOWN))),
                refused("id is empty: name the policy or calendar", publication(p -> p.setId(""))),
                refused("version is 0: versions count from 1", publication(p -> p.setVersion(0))),
                refused("version is -1: versions count from 1", publication(p -> p.setVersion(-1))),
                refused(
                        "version is 2: a RETIREMENT has version 0",
                        publication(p -> p.setKind(PublicationKind.RETIREMENT))),
                refused("document is missing: write the POLICY down as YAML", publication(p -> p.setDocument(null))),
                refused("document is there: a RETIREMENT has none", publication(p -> {
                    p.setKind(PublicationKind.RETIREMENT);
                    p.setVersion(0);
                })),
                refused(
                        "document is 300001 characters long: no document may exceed 300000",
                        publication(p -> p.setDocument("x".repeat(300_001)))),
                refused(
                        "effectiveFrom is 0001-01-01",
                        publication(p -> p.setEffectiveFrom(Instant.parse("0001-01-01T00:00:00Z")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherRefusals")
    <A extends SpecificRecordBase> void whatIsNotValidOnOtherTopicsIsRefused(
            String reason, Shape<?, A> shape, A record) {
        assertThatThrownBy(() -> shape.fromAvro(record))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    private record OnWire<A extends SpecificRecordBase>(Shape<?, A> shape, A record) {}

    private static Arguments refused(String reason, OnWire<?> onWire) {
        return Arguments.of(reason, onWire.shape(), onWire.record());
    }

    private static OnWire<?> customer(Consumer<io.switchboard.schema.Customer> damage) {
        return damaged(new CustomerShape(), Samples.CUSTOMER, damage);
    }

    private static OnWire<?> signal(Consumer<io.switchboard.schema.HealthSignal> damage) {
        return damaged(new SignalShape(), HealthSamples.SIGNALS.get(0), damage);
    }

    private static OnWire<?> ack(Consumer<EscalationAck> damage) {
        return damaged(new AckShape(), Samples.ACK, damage);
    }

    private static OnWire<?> publication(Consumer<PolicyPublication> damage) {
        return damaged(new PublicationShape(), Samples.PUBLICATION, damage);
    }

    private static <T, A extends SpecificRecordBase> OnWire<A> damaged(Shape<T, A> shape, T value, Consumer<A> damage) {
        A record = shape.toAvro(value);
        damage.accept(record);
        return new OnWire<>(shape, record);
    }

    @Test
    void aValueIsNotChangedByTheNextOne() {
        Codec<TicketEvent> codec = FORMAT.ticketEvents();
        TicketEvent first = codec.decode(codec.encode(TICKET));
        codec.decode(codec.encode(Samples.BARE_TICKET));
        assertThat(first).isEqualTo(TICKET);
    }

    @Test
    void aFormatNobodyWroteIsRefusedWithThoseThatExist() {
        assertThatThrownBy(() -> WireFormat.named("json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("codec is json: use one of avro-single-object");
    }

    private static Arguments refusal(String reason, Consumer<io.switchboard.schema.TicketEvent> damage) {
        return Arguments.of(reason, damage);
    }

    private static void assertSameWords(Enum<?>[] domain, Enum<?>[] wire) {
        Set<String> symbols = words(wire);
        assertThat(symbols.remove("UNKNOWN")).isTrue();
        assertThat(words(domain)).isEqualTo(symbols);
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }
}
