package io.switchboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.archive.FactTable;
import io.switchboard.archive.Shelved;
import io.switchboard.archive.Tables;
import io.switchboard.event.Heartbeat;
import io.switchboard.schema.CallEvent;
import io.switchboard.schema.CallEventKind;
import io.switchboard.schema.Customer;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a topic has and what its table has, place by place. */
class StocktakingTest {

    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final FactTable<?> CALLS = table("call_events");
    private static final FactTable<?> CUSTOMERS = table("customer_changes");

    @TempDir
    private Path folder;

    @Test
    void recordsThatAreRowsAgreeAndThoseThatCameSinceAreBehind() throws Exception {
        Shelved shelved =
                calls(5).bytes(Topics.CALL_EVENTS, new byte[] {1, 2, 3}).kept();

        assertThat(differences(shelved, IntStream.range(0, 8))).isEmpty();
        assertThat(summary(shelved, IntStream.range(0, 8))).startsWith("call_events,8,6,0,0,0,2,2026-03-02T10:00:06");
    }

    @Test
    void aRecordThatIsNoRowIsNamedWhereLaterOnesAre() throws Exception {
        Shelved shelved = calls(3).bytes(
                        Topics.CALL_EVENTS,
                        WireFormat.AVRO_SINGLE_OBJECT.heartbeats().encode(new Heartbeat(TEN, "test")));
        call(shelved, 4);
        shelved.kept();

        assertThat(differences(shelved, IntStream.range(0, 5))).containsExactly("call_events,MISSING,0,3,K-3");
    }

    @Test
    void aRowThatIsThereTwiceIsNamed() throws Exception {
        Shelved shelved = calls(1).kept();
        call(shelved, 1);
        shelved.kept();

        assertThat(differences(shelved, IntStream.range(0, 2))).containsExactly("call_events,DOUBLED,0,0,K-0");
    }

    @Test
    void aRowWithoutARecordIsNamedUnlessTheTopicHasForgottenIt() throws Exception {
        Shelved shelved = calls(6).kept();

        assertThat(differences(shelved, IntStream.of(2, 3, 5))).containsExactly("call_events,UNKNOWN,0,4,");
    }

    @Test
    void ofATopicThatKeepsTheLastOfEachKeyNoRowIsUnknown() throws Exception {
        Shelved shelved = new Shelved(folder);
        for (int change = 0; change < 4; change++) {
            shelved.with(
                    Topics.CUSTOMERS,
                    new Customer("C-1", TEN.plusSeconds(change), 1, "gold", "emea", null, List.of("de")));
        }
        shelved.kept();

        assertThat(differences(CUSTOMERS, shelved, IntStream.of(0, 3))).isEmpty();
    }

    private static FactTable<?> table(String name) {
        return Tables.FACTS.stream()
                .filter(table -> table.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private Shelved calls(int count) {
        Shelved shelved = new Shelved(folder);
        IntStream.range(0, count).forEach(number -> call(shelved, number));
        return shelved;
    }

    private static void call(Shelved shelved, int number) {
        CallEvent event = new CallEvent();
        event.setEventId("e-" + number);
        event.setItemId("K-" + number);
        event.setAt(TEN.plusSeconds(number));
        event.setKind(CallEventKind.QUEUED);
        shelved.with(Topics.CALL_EVENTS, event);
    }

    private List<String> differences(Shelved shelved, IntStream records) {
        return differences(CALLS, shelved, records);
    }

    private List<String> differences(FactTable<?> table, Shelved shelved, IntStream records) {
        return asked(
                table,
                shelved,
                records,
                "SELECT table_name, difference, kafka_partition, kafka_offset, record_key FROM (%s)"
                        .formatted(Stocktaking.DIFFERENCES));
    }

    private String summary(Shelved shelved, IntStream records) {
        return asked(CALLS, shelved, records, Stocktaking.SUMMARY).get(0);
    }

    /** Without the heading. */
    private static List<String> asked(FactTable<?> table, Shelved shelved, IntStream records, String sql) {
        StringWriter said = new StringWriter();
        try (Duck duck = Duck.over(shelved.warehouse(), new Views(List.of(), null))) {
            Stocktaking stock = new Stocktaking(duck, List.of(table));
            stock.read(
                    table, reader -> records.mapToObj(StocktakingTest::record).forEach(reader));
            PrintWriter out = new PrintWriter(said);
            duck.ask(sql, answer -> Format.csv.write(answer, out));
            out.flush();
        }
        return said.toString().lines().skip(1).toList();
    }

    private static ConsumerRecord<byte[], byte[]> record(int offset) {
        byte[] key = ("K-" + offset).getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                Topics.CALL_EVENTS,
                0,
                offset,
                TEN.plusSeconds(offset).toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length,
                1,
                key,
                new byte[] {7},
                new RecordHeaders(),
                Optional.empty());
    }
}
