package io.switchboard.deploy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/**
 * A record as a person or a script reads it: one line of JSON in the order of its schema. Instants and durations are
 * ISO-8601, bytes base64, enums their symbols; a field without a value is null.
 */
public final class JsonLine {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    public static String of(IndexedRecord record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(record.getSchema(), record, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What a compacted topic says of a key that is forgotten. */
    static String tombstone(byte[] key) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("tombstone", key == null ? null : new String(key, StandardCharsets.UTF_8));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Schema schema, Object value, JsonGenerator json) throws IOException {
        switch (schema.getType()) {
            case UNION -> write(schema.getTypes().get(GenericData.get().resolveUnion(schema, value)), value, json);
            case NULL -> json.writeNull();
            case RECORD -> writeRecord((IndexedRecord) value, json);
            case ARRAY -> writeArray(schema.getElementType(), (Collection<?>) value, json);
            case MAP -> writeMap(schema.getValueType(), (Map<?, ?>) value, json);
            case LONG -> writeLong(schema, (long) value, json);
            case INT -> json.writeNumber((int) value);
            case FLOAT -> json.writeNumber((float) value);
            case DOUBLE -> json.writeNumber((double) value);
            case BOOLEAN -> json.writeBoolean((boolean) value);
            case BYTES -> json.writeBinary(bytes((ByteBuffer) value));
            case FIXED -> json.writeBinary(((GenericData.Fixed) value).bytes());
            case STRING, ENUM -> json.writeString(value.toString());
        }
    }

    private static void writeRecord(IndexedRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            write(field.schema(), record.get(field.pos()), json);
        }
        json.writeEndObject();
    }

    private static void writeArray(Schema element, Collection<?> values, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object value : values) {
            write(element, value, json);
        }
        json.writeEndArray();
    }

    private static void writeMap(Schema valueType, Map<?, ?> values, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            write(valueType, entry.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void writeLong(Schema schema, long value, JsonGenerator json) throws IOException {
        String logicalType = String.valueOf(schema.getProp("logicalType"));
        switch (logicalType) {
            case "timestamp-millis" -> json.writeString(
                    Instant.ofEpochMilli(value).toString());
            case "duration-millis" -> json.writeString(Duration.ofMillis(value).toString());
            default -> json.writeNumber(value);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
