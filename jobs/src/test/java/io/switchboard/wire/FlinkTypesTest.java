package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.audit.Alarm;
import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Customer;
import io.switchboard.event.SurveyResponse;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.Publication;
import io.switchboard.quality.MetricRow;
import io.switchboard.routing.BookPublication;
import io.switchboard.routing.HelpTurn;
import io.switchboard.routing.Ranking;
import io.switchboard.routing.Relief;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Notice;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.TooLate;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Unmatched;
import io.switchboard.surge.Arrival;
import io.switchboard.surge.Flood;
import io.switchboard.surge.Sighting;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What travels between operators needs no Kryo. */
class FlinkTypesTest {

    private static final DeadLetter LETTER = new DeadLetter("ticket-events", 1, 2, new byte[] {3}, "because");

    static Stream<Arguments> types() {
        return Stream.of(
                of(TicketEvent.class, List.of(Samples.TICKET, Samples.BARE_TICKET)),
                of(CallEvent.class, List.of(Samples.CALL, Samples.BARE_CALL)),
                of(Escalation.class, List.of(Samples.ESCALATION, Samples.BARE_ESCALATION)),
                of(Outcome.class, List.of(Samples.OUTCOME, Samples.BARE_OUTCOME)),
                of(TooLate.class, List.of(Samples.TOO_LATE, Samples.BARE_TOO_LATE)),
                of(Unmatched.class, List.of(Samples.UNMATCHED, Samples.BARE_UNMATCHED)),
                of(Customer.class, List.of(Samples.CUSTOMER, Samples.BARE_CUSTOMER)),
                of(Ack.class, List.of(Samples.ACK, Samples.BARE_ACK)),
                of(Publication.class, List.of(Samples.PUBLICATION, Samples.RETIREMENT)),
                of(Tracking.class, List.of(Samples.TRACKING, Samples.BARE_TRACKING)),
                of(SurveyResponse.class, List.of(Samples.SURVEY, Samples.BARE_SURVEY)),
                of(MetricRow.class, List.of(Samples.ROW, Samples.BARE_ROW)),
                of(Alarm.class, List.of(Samples.ALARM)),
                of(Notice.class, List.of(Samples.NOTICE, Samples.SINGLE_NOTICE)),
                of(Request.class, RoutingSamples.ALL_REQUESTS),
                of(Ruling.class, RoutingSamples.RULINGS),
                of(Ranking.class, Ranking.of(RoutingSamples.RULINGS.get(0))),
                of(BookPublication.class, RoutingSamples.BOOKS),
                of(Arrival.class, List.of(new Arrival("emea", "", "network", 7))),
                of(Sighting.class, RoutingSamples.SURGES),
                of(Flood.class, List.of(new Flood("emea", "eu", "*", 7, 9, 1.25, 30.5))),
                of(
                        Relief.class,
                        List.of(
                                new Relief(
                                        "emea",
                                        "eu",
                                        new HelpTurn(HelpTurn.Kind.FIRST_HELPED, "desk", "night", "T-1", 7, 9)),
                                new Relief(
                                        "emea", "", new HelpTurn(HelpTurn.Kind.OPENED, "desk", "night", null, 9, 9)))),
                of(DeadLetter.class, List.of(LETTER)),
                of(Beat.class, List.of(new Beat("ticket-events", 1, Samples.NOON, "feeder"))),
                Arguments.of(
                        Update.type(Tracking.class),
                        List.of(new Update<>("TICKET/T-1", Samples.TRACKING), Update.forgotten("TICKET/T-1"))),
                Arguments.of(
                        Timed.type(TicketEvent.class),
                        List.of(new Timed<>(Samples.TICKET, 7), new Timed<>(Samples.BARE_TICKET, Long.MIN_VALUE))),
                Arguments.of(
                        Decoded.type(Kept.type(Publication.class)),
                        List.of(
                                Decoded.accepted(
                                        0,
                                        new Kept<>(Samples.PUBLICATION, "policies", 0, 7, new byte[] {1}),
                                        Samples.NOON),
                                Decoded.refused(LETTER))),
                Arguments.of(
                        Decoded.type(TicketEvent.class),
                        List.of(
                                Decoded.accepted(0, Samples.TICKET, Samples.NOON),
                                Decoded.heartbeat(0, Samples.NOON),
                                Decoded.refused(LETTER))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    <T> void aValueTravelsWithoutKryo(TypeInformation<T> type, List<T> values) throws IOException {
        SerializerConfigImpl strict = new SerializerConfigImpl();
        strict.setGenericTypes(false);
        TypeSerializer<T> serializer = type.createSerializer(strict);
        for (T value : values) {
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(value, out);
            T back = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
            assertThat(back).usingRecursiveComparison().isEqualTo(value);
        }
    }

    private static <T> Arguments of(Class<T> type, List<T> values) {
        return Arguments.of(TypeInformation.of(type), values);
    }
}
