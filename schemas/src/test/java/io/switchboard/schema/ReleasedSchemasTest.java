package io.switchboard.schema;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Protocol;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever wrote or reads with any released schema is understood by this one. */
class ReleasedSchemasTest {

    private static final Path RELEASED = Path.of("released");
    private static final Protocol CURRENT = Switchboard.PROTOCOL;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every topic carries one record; the records inside other records are no topics. */
    static List<Schema> topicRecords() {
        Set<Schema> parts =
                records().stream().flatMap(ReleasedSchemasTest::partsOf).collect(toSet());
        return records().stream().filter(record -> !parts.contains(record)).toList();
    }

    static List<Schema> records() {
        return CURRENT.getTypes().stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .toList();
    }

    static List<Schema> enums() {
        return CURRENT.getTypes().stream()
                .filter(type -> type.getType() == Schema.Type.ENUM)
                .toList();
    }

    static Stream<Arguments> releasedSchemas() throws IOException {
        return releases().stream().flatMap(release -> files(release)
                .map(file -> Arguments.of(release.getFileName() + "/" + file.getFileName(), parse(file))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releasedSchemas")
    void aReleasedSchemaReadsAndIsReadByTheCurrentOne(String name, Schema released) {
        Schema current = CURRENT.getType(released.getFullName());
        assertThat(current)
                .as("%s was released: a topic's record is never removed or renamed", name)
                .isNotNull();
        assertReads(current, released, "today's jobs cannot read what release " + name + " wrote");
        assertReads(released, current, "readers of release " + name + " cannot read what we write today");
    }

    /** Avro itself would let an optional field go, and its facts with it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("releasedSchemas")
    void whatWasReleasedIsStillThere(String name, Schema released) {
        assertStillThere(name, released, CURRENT.getType(released.getFullName()));
    }

    private static void assertStillThere(String path, Schema released, Schema current) {
        assertThat(current.getType()).as("type of %s", path).isEqualTo(released.getType());
        switch (released.getType()) {
            case RECORD -> released.getFields().forEach(field -> {
                String name = path + "." + field.name();
                assertThat(current.getField(field.name()))
                        .as("%s was released: it is never renamed or removed", name)
                        .isNotNull();
                assertStillThere(name, valueOf(field), valueOf(current.getField(field.name())));
            });
            case ENUM -> assertThat(current.getEnumSymbols())
                    .as("symbols of %s are never removed", path)
                    .containsAll(released.getEnumSymbols());
            case ARRAY -> assertStillThere(path + "[]", released.getElementType(), current.getElementType());
            default -> assertThat(current.getLogicalType()).as(path).isEqualTo(released.getLogicalType());
        }
    }

    @ParameterizedTest
    @MethodSource("topicRecords")
    void theLatestReleaseHoldsTheCurrentSchema(Schema current) throws IOException {
        Path latest = releases().get(releases().size() - 1);
        Path file = latest.resolve(current.getName() + ".avsc");
        int next = Integer.parseInt(latest.getFileName().toString()) + 1;
        String remedy =
                "%s is not what %s holds. Never edit a released file: make the next release with `./mvnw -pl schemas -am test -Dtest=ReleasedSchemasTest -Drelease=%d` and commit released/%d"
                        .formatted(current.getName(), latest, next, next);

        assertThat(file).as(remedy).exists();
        assertThat(bare(JSON.readTree(Files.readString(file))))
                .as(remedy)
                .isEqualTo(bare(JSON.readTree(current.toString())));
    }

    /** Readers count up from 1 until a release has no Heartbeat. */
    @Test
    void releasesAreNumberedWithoutGapsAndEachHasAHeartbeat() throws IOException {
        assertThat(releases())
                .extracting(release -> release.getFileName().toString())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, releases().size())
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(releases()).allSatisfy(release -> assertThat(release.resolve("Heartbeat.avsc"))
                .exists());
    }

    @Test
    void theReleasedSchemasAreInTheJar() {
        assertThat(ReleasedSchemasTest.class.getResource("/released/1/TicketEvent.avsc"))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("enums")
    void aSymbolNewerThanItsReaderIsUnknown(Schema type) {
        assertThat(type.getEnumDefault()).as(type.getFullName()).isEqualTo("UNKNOWN");
        assertThat(type.getEnumSymbols()).as(type.getFullName()).startsWith("UNKNOWN");
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldOfTimeSaysItsUnit(Schema type) {
        for (Schema.Field field : type.getFields()) {
            if (isInstant(field)) {
                assertThat(valueOf(field).getLogicalType())
                        .as("%s.%s is an instant", type.getName(), field.name())
                        .isEqualTo(LogicalTypes.timestampMillis());
            }
            if (isDuration(field)) {
                assertThat(field.name().endsWith("Ms")
                                || "duration-millis".equals(valueOf(field).getProp("logicalType")))
                        .as("%s.%s is a duration without a unit", type.getName(), field.name())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void anOptionalFieldIsNullWhenLeftOut(Schema type) {
        assertThat(type.getFields())
                .filteredOn(field -> field.schema().isUnion())
                .as("%s: an optional field is `union { null, X } = null`", type.getName())
                .allMatch(field ->
                        field.schema().getTypes().get(0).getType() == Schema.Type.NULL && field.hasDefaultValue());
    }

    @Test
    void everyTypeAndEveryNumberIsExplained() {
        assertThat(CURRENT.getTypes())
                .allSatisfy(
                        type -> assertThat(type.getDoc()).as(type.getFullName()).isNotBlank());
        assertThat(records())
                .flatMap(Schema::getFields)
                .filteredOn(field -> isNumber(valueOf(field)))
                .allSatisfy(field ->
                        assertThat(field.doc()).as("doc of %s", field.name()).isNotBlank());
    }

    /** Not a test: makes release N of the current schemas, see {@link #theLatestReleaseHoldsTheCurrentSchema}. */
    @Test
    @EnabledIfSystemProperty(named = "release", matches = "\\d+")
    void makeRelease() throws IOException {
        Path folder = RELEASED.resolve(System.getProperty("release"));
        assertThat(folder).as("A release is written once").doesNotExist();
        Files.createDirectories(folder);
        for (Schema topic : topicRecords()) {
            JsonNode json = withoutJavaStrings(JSON.readTree(topic.toString()));
            Files.writeString(folder.resolve(topic.getName() + ".avsc"), json.toPrettyString() + "\n");
        }
    }

    private static void assertReads(Schema reader, Schema writer, String complaint) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType())
                .as("%s: %s", complaint, result.getResult().getIncompatibilities())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static List<Path> releases() throws IOException {
        try (Stream<Path> folders = Files.list(RELEASED)) {
            return folders.sorted(Comparator.comparing(
                            folder -> Integer.parseInt(folder.getFileName().toString())))
                    .toList();
        }
    }

    private static Stream<Path> files(Path release) {
        return Arrays.stream(release.toFile().listFiles()).sorted().map(file -> file.toPath());
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(file.toString(), e);
        }
    }

    private static Stream<Schema> partsOf(Schema record) {
        return record.getFields().stream()
                .map(ReleasedSchemasTest::valueOf)
                .map(value -> value.getType() == Schema.Type.ARRAY ? value.getElementType() : value)
                .filter(value -> value.getType() == Schema.Type.RECORD);
    }

    /** The type of a field's value when it has one. */
    private static Schema valueOf(Schema.Field field) {
        Schema schema = field.schema();
        return schema.isUnion() ? schema.getTypes().get(schema.getTypes().size() - 1) : schema;
    }

    private static boolean isInstant(Schema.Field field) {
        return field.name().equals("at") || field.name().endsWith("At");
    }

    private static boolean isDuration(Schema.Field field) {
        return field.name().startsWith("elapsed") || field.name().startsWith("paused");
    }

    private static boolean isNumber(Schema schema) {
        return schema.getType() == Schema.Type.INT || schema.getType() == Schema.Type.LONG;
    }

    /** What binds readers and writers: without words, without what is Java's. */
    private static JsonNode bare(JsonNode json) {
        json.findParents("doc").forEach(parent -> {
            if (parent.get("doc").isTextual()) {
                ((ObjectNode) parent).remove("doc");
            }
        });
        return withoutJavaStrings(json);
    }

    private static JsonNode withoutJavaStrings(JsonNode json) {
        for (JsonNode child : json) {
            withoutJavaStrings(child);
        }
        if (json instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(entry -> entry.getValue().has("avro.java.string"))
                    .toList()
                    .forEach(entry -> object.put(entry.getKey(), "string"));
        }
        if (json instanceof com.fasterxml.jackson.databind.node.ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).has("avro.java.string")) {
                    array.set(i, "string");
                }
            }
        }
        return json;
    }
}
