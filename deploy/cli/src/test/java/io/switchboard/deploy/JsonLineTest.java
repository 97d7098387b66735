package io.switchboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.deploy.SingleObject.UnreadableException;
import io.switchboard.schema.AgentEvent;
import io.switchboard.schema.AgentStatus;
import io.switchboard.schema.ClockState;
import io.switchboard.schema.DeadLetter;
import io.switchboard.schema.Escalation;
import io.switchboard.schema.EscalationKind;
import io.switchboard.schema.Heartbeat;
import io.switchboard.schema.ItemSnapshot;
import io.switchboard.schema.ItemType;
import io.switchboard.schema.Priority;
import io.switchboard.schema.Skill;
import io.switchboard.schema.TicketTracking;
import io.switchboard.schema.TimeSpent;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class JsonLineTest {

    private final SingleObject singleObject = new SingleObject();

    @Test
    void anEscalationIsWrittenInTheOrderOfItsSchemaWithInstantsAndDurations() throws Exception {
        Escalation escalation = Escalation.newBuilder()
                .setEscalationId("e-1")
                .setItemId("INC1")
                .setClock("FIRST_REPLY")
                .setCycle("1")
                .setPolicyId("gold")
                .setPolicyVersion(3)
                .setLevel("breach")
                .setKind(EscalationKind.BREACH)
                .setDueAt(Instant.parse("2016-02-29T10:00:00Z"))
                .setAt(Instant.parse("2016-02-29T10:00:00.250Z"))
                .setElapsedWall(Duration.ofMinutes(90).toMillis())
                .setElapsedBusiness(1)
                .setSnapshot(ItemSnapshot.newBuilder().setPriority(Priority.P1).build())
                .build();

        assertThat(line(bytes(escalation.toByteBuffer())))
                .isEqualTo(
                        "{\"escalationId\":\"e-1\",\"itemId\":\"INC1\",\"customerId\":null,\"clock\":\"FIRST_REPLY\","
                                + "\"cycle\":\"1\",\"policyId\":\"gold\",\"policyVersion\":3,\"level\":\"breach\","
                                + "\"kind\":\"BREACH\",\"dueAt\":\"2016-02-29T10:00:00Z\",\"at\":\"2016-02-29T10:00:00.250Z\","
                                + "\"elapsedWall\":\"PT1H30M\",\"elapsedBusiness\":\"PT0.001S\",\"correction\":null,"
                                + "\"supersedes\":null,\"cause\":null,\"snapshot\":{\"priority\":\"P1\",\"status\":null,"
                                + "\"category\":null,\"region\":null,\"group\":null,\"assignee\":null,\"version\":null},"
                                + "\"deliverAt\":null,\"recipients\":[]}");
    }

    @Test
    void bytesAreBase64AndNumbersNumbers() throws Exception {
        DeadLetter letter = DeadLetter.newBuilder()
                .setTopic("ticket-events")
                .setPartition(2)
                .setOffset(77)
                .setBytes(ByteBuffer.wrap(new byte[] {0, (byte) 0xff, 1}))
                .setReason("it says \"no\"")
                .build();

        assertThat(line(bytes(letter.toByteBuffer())))
                .isEqualTo("{\"topic\":\"ticket-events\",\"partition\":2,\"offset\":77,\"bytes\":\"AP8B\","
                        + "\"reason\":\"it says \\\"no\\\"\"}");
    }

    @Test
    void listsAndRecordsInThemAreWritten() throws Exception {
        AgentEvent event = AgentEvent.newBuilder()
                .setEventId("a-1")
                .setAgentId("mia")
                .setAt(Instant.EPOCH)
                .setStatus(AgentStatus.AVAILABLE)
                .setLanguages(List.of("de", "zh-Hans"))
                .setSkills(List.of(new Skill("billing", 7)))
                .build();

        assertThat(line(bytes(event.toByteBuffer())))
                .contains("\"at\":\"1970-01-01T00:00:00Z\"")
                .contains("\"languages\":[\"de\",\"zh-Hans\"],\"skills\":[{\"name\":\"billing\",\"level\":7}]");
    }

    @Test
    void whatAnEarlierReleaseWroteIsReadInTheShapeOfToday() throws Exception {
        Schema first;
        try (var released = JsonLineTest.class.getResourceAsStream("/released/1/TicketEvent.avsc")) {
            first = new Schema.Parser().parse(released);
        }
        GenericRecord event = new GenericData.Record(first);
        event.put("eventId", "e-1");
        event.put("itemId", "T-1");
        event.put("at", 0L);
        event.put("kind", new GenericData.EnumSymbol(first.getField("kind").schema(), "CREATED"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(new GenericData(), first).encode(event, out);

        assertThat(line(out.toByteArray()))
                .startsWith("{\"eventId\":\"e-1\"")
                .endsWith("\"targetAt\":null,\"direction\":null,\"intent\":null,\"actor\":null}");
    }

    @Test
    void whereAnItemStandsIsWrittenWithItsClocks() throws Exception {
        ClockState clock = ClockState.newBuilder()
                .setPolicyId("gold")
                .setPolicyVersion(1)
                .setClock("intake")
                .setCycle("1")
                .setPhase("RUN")
                .setStartedAt(Instant.EPOCH)
                .setRunMs(1)
                .setBusinessMs(2)
                .setPausedMs(3)
                .setEndedMs(4)
                .setAcknowledged(true)
                .build();
        TicketTracking tracking = TicketTracking.newBuilder()
                .setItemId("T-1")
                .setType(ItemType.TICKET)
                .setAt(Instant.EPOCH)
                .setVersion("e-1")
                .setSnapshot(ItemSnapshot.newBuilder().build())
                .setOpenedAt(Instant.EPOCH)
                .setAnswers(0)
                .setReassignments(0)
                .setReopens(0)
                .setWallMs(5)
                .setSpans(List.of(new TimeSpent("OPEN", null, 5L)))
                .setClocks(List.of(clock))
                .build();

        assertThat(line(bytes(tracking.toByteBuffer())))
                .startsWith("{\"itemId\":\"T-1\",\"type\":\"TICKET\"")
                .contains("\"spans\":[{\"status\":\"OPEN\",\"reason\":null,\"wallMs\":5}]")
                .contains("\"clocks\":[{\"policyId\":\"gold\",\"policyVersion\":1,\"clock\":\"intake\"")
                .contains("\"runMs\":1,\"businessMs\":2,\"pausedMs\":3,\"endedMs\":4,\"breachedAt\":null")
                .endsWith("\"acknowledged\":true,\"verdict\":null,\"outcomes\":null,\"told\":null}]}");
    }

    @Test
    void whatIsForgottenIsShownByItsKey() {
        StringWriter text = new StringWriter();
        TopicLines lines = new TopicLines(new PrintWriter(text));
        lines.accept(new ConsumerRecord<>(
                "ticket-tracking", 0, 0, "TICKET/\"4711\"".getBytes(StandardCharsets.UTF_8), null));
        lines.accept(new ConsumerRecord<>("ticket-tracking", 0, 1, null, null));

        assertThat(text.toString().lines())
                .containsExactly("{\"tombstone\":\"TICKET/\\\"4711\\\"\"}", "{\"tombstone\":null}");
        assertThat(lines.summary()).isEqualTo("0 records, 2 tombstones");
        assertThat(lines.isComplete()).isTrue();
    }

    @Test
    void whatIsNoneOfOursSaysWhy() throws Exception {
        byte[] heartbeat = bytes(new Heartbeat(Instant.EPOCH, "a source with a name of some length").toByteBuffer());
        byte[] otherSchema = heartbeat.clone();
        otherSchema[5] ^= 1;

        assertThatThrownBy(() -> line("noise and noise".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("15 bytes that do not begin as a single object");
        assertThatThrownBy(() -> line(new byte[0])).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> line(otherSchema))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("is not known to this version");
        for (int length = 10; length < heartbeat.length; length++) {
            byte[] truncated = Arrays.copyOf(heartbeat, length);
            assertThatThrownBy(() -> line(truncated)).isInstanceOf(UnreadableException.class);
        }
    }

    private String line(byte[] bytes) throws UnreadableException {
        return JsonLine.of(singleObject.read(bytes));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
