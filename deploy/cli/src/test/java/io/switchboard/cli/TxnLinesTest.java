package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.txn.OpenTransaction;
import io.switchboard.txn.Pin;
import io.switchboard.txn.Transactions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TxnLinesTest {

    private static final Instant SINCE = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant NOW = SINCE.plusSeconds(123);
    private static final OpenTransaction OPEN = new OpenTransaction(
            "sla-escalations-0-17",
            "Ongoing",
            12,
            0,
            Optional.of(SINCE),
            Optional.of(Duration.ofMinutes(15)),
            List.of(new Pin(new TopicPartition("escalations", 2), OptionalLong.of(40), 0, 40, 55)));

    @Test
    void aLineSaysSinceWhenAndWhatIsHeldBack() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        TxnLines.table(List.of(OPEN), NOW, writer);
        writer.flush();

        assertThat(out.toString().lines().skip(1))
                .containsExactly(
                        "sla-escalations-0-17  Ongoing  2m3s  15m      12        0      escalations-2  40    15");
    }

    @Test
    void jsonSaysTheSame() {
        assertThat(TxnLines.json("sla", Optional.empty(), new Transactions.Told(List.of(OPEN), true), NOW))
                .isEqualTo(
                        "{\"prefix\":\"sla\",\"usedBy\":null,\"hangingToo\":true,\"transactions\":[{\"transaction\":\"sla-escalations-0-17\","
                                + "\"state\":\"Ongoing\",\"since\":\"2026-03-02T10:00:00Z\",\"age\":\"PT2M3S\",\"timeout\":\"PT15M\","
                                + "\"producerId\":12,\"epoch\":0,\"partitions\":[{\"topic\":\"escalations\",\"partition\":2,"
                                + "\"from\":40,\"lastStableOffset\":40,\"endOffset\":55,\"heldBack\":15}]}]}");
    }
}
