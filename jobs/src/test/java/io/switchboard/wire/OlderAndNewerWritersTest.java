package io.switchboard.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.event.Priority;
import io.switchboard.event.TicketEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Producers are upgraded before the job or after it, and never all at once. */
class OlderAndNewerWritersTest {

    private static final Schema TODAY = io.switchboard.schema.TicketEvent.getClassSchema();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatAReleasedSchemaWroteIsUnderstood(int release) throws IOException {
        assertThat(WireFormat.AVRO_SINGLE_OBJECT
                        .ticketEvents()
                        .decode(write(released(release, "TicketEvent"), "CREATED")))
                .isEqualTo(Samples.BARE_TICKET);
    }

    /** A reader meets what was written before it was. */
    @Test
    void anEscalationOfReleaseOneNamesNoRecipientsAndNoTimeOfDelivery() throws IOException {
        Schema first = released(1, "Escalation");
        GenericRecord snapshot =
                new GenericData.Record(first.getField("snapshot").schema());
        GenericRecord record = new GenericData.Record(first);
        record.put("escalationId", "x-2");
        record.put("itemId", "T-2");
        record.put("clock", "TOTAL_RESOLUTION");
        record.put("cycle", "1");
        record.put("policyId", "gold");
        record.put("policyVersion", 1);
        record.put("level", "75 %");
        record.put("kind", new GenericData.EnumSymbol(first.getField("kind").schema(), "WARNING"));
        record.put("at", Samples.NOON.toEpochMilli());
        record.put("elapsedWall", 0L);
        record.put("elapsedBusiness", 0L);
        record.put("snapshot", snapshot);

        assertThat(WireFormat.AVRO_SINGLE_OBJECT.escalations().decode(bytes(first, record)))
                .isEqualTo(Samples.BARE_ESCALATION);
    }

    @Test
    void aFieldThatAnOlderWriterDidNotKnowIsLeftOut() throws IOException {
        Schema older = without("targetAt", "mergedInto", "sequence");
        assertThat(reading(older).decode(write(older, "CREATED"))).isEqualTo(Samples.BARE_TICKET);
    }

    @Test
    void whatANewerWriterAddsIsSkipped() throws IOException {
        Schema newer = with("mood", Schema.create(Schema.Type.STRING));
        assertThat(reading(newer).decode(write(newer, "CREATED"))).isEqualTo(Samples.BARE_TICKET);
    }

    @Test
    void aSymbolThatANewerWriterAddsIsRefusedUntilTheJobIsUpgraded() throws IOException {
        Schema newer = new Schema.Parser().parse(TODAY.toString().replace("\"SPAM\"]", "\"SPAM\",\"SPLIT\"]"));
        assertThat(reading(newer).decode(write(newer, "CREATED"))).isEqualTo(Samples.BARE_TICKET);

        byte[] split = write(newer, "SPLIT");
        assertThatThrownBy(() -> reading(newer).decode(split))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "kind is UNKNOWN: its symbol is newer than this release; upgrade the job, then replay the record from dead-letters");
    }

    @Test
    void twoGenerationsOfWritersCanTakeTurns() throws IOException {
        Schema older = without("targetAt");
        Codec<TicketEvent> codec = reading(older);
        for (int i = 0; i < 3; i++) {
            assertThat(codec.decode(write(older, "CREATED"))).isEqualTo(Samples.BARE_TICKET);
            assertThat(codec.decode(codec.encode(Samples.TICKET)).priority()).isEqualTo(Priority.P1);
        }
    }

    private static Schema released(int release, String name) throws IOException {
        try (var file = TicketEvent.class.getResourceAsStream("/released/%d/%s.avsc".formatted(release, name))) {
            return new Schema.Parser().parse(file);
        }
    }

    static Codec<TicketEvent> reading(Schema writer) {
        return new SingleObjectCodec<>(new TicketEventShape(), Writers.known().and(writer));
    }

    static byte[] write(Schema schema, String kind) throws IOException {
        GenericRecord record = new GenericData.Record(schema);
        record.put("eventId", "e-2");
        record.put("itemId", "T-2");
        record.put("at", Samples.NOON.toEpochMilli());
        record.put("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), kind));
        if (schema.getField("mood") != null) {
            record.put("mood", "fine");
        }
        return bytes(schema, record);
    }

    private static byte[] bytes(Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<GenericRecord>(new GenericData(), schema).encode(record, out);
        return out.toByteArray();
    }

    static Schema without(String... names) {
        return record(TODAY.getFields().stream()
                .filter(field -> !Arrays.asList(names).contains(field.name()))
                .map(OlderAndNewerWritersTest::copy)
                .toList());
    }

    private static Schema with(String name, Schema type) {
        List<Schema.Field> fields = new java.util.ArrayList<>(
                TODAY.getFields().stream().map(OlderAndNewerWritersTest::copy).toList());
        fields.add(4, new Schema.Field(name, type));
        return record(fields);
    }

    private static Schema record(List<Schema.Field> fields) {
        return Schema.createRecord(TODAY.getName(), null, TODAY.getNamespace(), false, fields);
    }

    private static Schema.Field copy(Schema.Field field) {
        return new Schema.Field(field, field.schema());
    }
}
