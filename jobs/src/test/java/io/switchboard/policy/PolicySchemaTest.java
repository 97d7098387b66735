package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors complete and mark is what the reader takes and refuses. */
class PolicySchemaTest {

    private static final Path SCHEMA = Path.of("../deploy/policies/policy.schema.json");

    /** Mistakes that show only to who knows the rest of the document, the calendar or CEL. */
    private static final List<String> BEYOND_A_SCHEMA = List.of(
            "unknown calendar",
            "is already listed",
            "runs in no status",
            "is a status of a",
            "is no clock of a",
            "a target of PT0S",
            "\"1.0\" is not a version",
            "is no time at all",
            "is too long",
            "is a second level",
            "unknown day",
            "2026-02-29",
            "unknown zone \"Europe/Berln\"",
            "on single dates only",
            "has two levels named",
            "has a meaning of its own",
            "is a clock of ours",
            "asks in when about event",
            "condition \"",
            "write both or neither",
            "cannot be repeated",
            "comes twice");

    private static final String FULL = PolicyErrorsTest.GOOD.replace(
            "levels: [{at: 75%}]",
            """
            levels: [{at: 75%}]
                    repeat: {times: 1, every: 1h}
                    options: {courtesy: {window: 24h, when: event.intent == 'thanks'}}""");

    static Stream<Path> documents() throws IOException {
        return DeployedPoliciesTest.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentThatWeShipIsValidAndSaysWhatItIsCheckedBy(Path document) throws IOException {
        String yaml = Files.readString(document);

        assertThat(schema().validate(yaml, InputFormat.YAML)).isEmpty();
        assertThat(yaml).startsWith("# yaml-language-server: $schema=policy.schema.json\n");
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("io.switchboard.policy.PolicyErrorsTest#mistakes")
    void whatTheReaderRefusesTheSchemaMarksWhereItCan(String good, String bad, String message) {
        String yaml = PolicyErrorsTest.GOOD.replace(good, bad);
        if (!isYaml(message)) {
            return;
        }

        boolean marked = !schema().validate(yaml, InputFormat.YAML).isEmpty();

        assertThat(marked).as(message).isEqualTo(BEYOND_A_SCHEMA.stream().noneMatch(message::contains));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    $                | calendars:           | zzz: 1\\ncalendars:
                    calendarVersion  | zone:                | zzz: 1\\n    zone:
                    holidays         | 2026-04-03           | {zzz: 1}
                    opening          | days:                | zzz: 1, days:
                    policy           | items:               | zzz: 1\\n    items:
                    clock            | run:                 | zzz: 1\\n        run:
                    target           | within: PT1H         | zzz: 1, within: PT1H
                    level            | at:                  | zzz: 1, at:
                    repeat           | times:               | zzz: 1, times:
                    options          | courtesy:            | zzz: 1, courtesy:
                    options/courtesy | window:              | zzz: 1, window:
                    """)
    void theReaderAndTheSchemaKnowTheSameKeys(String place, String good, String bad) throws IOException {
        assertThat(PolicyReader.read("full.yaml", FULL).policies()).hasSize(1);
        Throwable refused =
                catchThrowable(() -> PolicyReader.read("full.yaml", FULL.replaceFirst(good, bad.replace("\\n", "\n"))));

        assertThat(refused).hasMessageContaining("unknown key \"zzz\": use ");
        String keys = refused.getMessage().replaceAll(".*: use ", "");
        assertThat(keys.split(", ")).containsExactlyInAnyOrderElementsOf(keysIn(place));
    }

    @Test
    void theReaderAndTheSchemaKnowTheSameWords() throws IOException {
        assertThat(words("/policy/properties/items")).isEqualTo(names(io.switchboard.event.ItemType.values()));
        assertThat(words("/policy/properties/publish")).isEqualTo(names(PublishMode.values()));
        assertThat(words("/priority")).isEqualTo(names(Priority.values()));
        assertThat(words("/statuses/items")).isEqualTo(names(Status.values()));
        assertThat(words("/clock/properties/mode")).isEqualTo(names(Mode.values()));
        assertThat(words("/clock/properties/origin")).isEqualTo(names(Origin.values()));
        assertThat(words("/clock/properties/reopen")).isEqualTo(names(Reopen.values()));
        assertThat(words("/clock/properties/recurrence")).isEqualTo(names(Recurrence.values()));
        List<String> clocks = new ArrayList<>(names(ClockKind.values()));
        clocks.remove(ClockKind.STOPWATCH.name());
        assertThat(words("/clock/properties/clock")).isEqualTo(clocks);
    }

    private static boolean isYaml(String message) {
        return !message.contains("is not YAML")
                && !message.contains("second document")
                && !message.contains("reference");
    }

    private static List<String> keysIn(String place) throws IOException {
        JsonNode node = place.equals("$") ? json() : json().at("/$defs/" + place.replace("/", "/properties/"));
        List<String> keys = new ArrayList<>();
        node.get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> words(String place) throws IOException {
        List<String> words = new ArrayList<>();
        json().at("/$defs" + place + "/enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static JsonNode json() throws IOException {
        return new ObjectMapper().readTree(Files.readString(SCHEMA));
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
