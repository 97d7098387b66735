package io.switchboard.doctor;

import static io.switchboard.doctor.Expected.ok;
import static io.switchboard.doctor.Expected.one;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokersCheckTest {

    @Test
    void theReleaseIsReadOffTheLevelOfItsMetadata() {
        assertThat(said(Map.of("metadata.version", (short) 29))).contains("Kafka 4.2 or later (metadata.version 29)");
        assertThat(said(Map.of("metadata.version", (short) 25))).contains("Kafka 4.0 or later");
        assertThat(said(Map.of("metadata.version", (short) 6))).contains("metadata.version 6");
        assertThat(said(Map.of())).contains("version not told");
    }

    @Test
    void brokersOnWhichNothingHangsAreOk() {
        ok(new BrokersCheck("kafka:9092", 3, Map.of("transaction.version", (short) 2)));
    }

    @Test
    void brokersOnWhichATransactionCanHangAreWarnedOf() {
        one(
                new BrokersCheck("kafka:9092", 3, Map.of("transaction.version", (short) 1)),
                Level.WARN,
                "3 answer at kafka:9092",
                "transaction.version is 1",
                "upgrade --feature transaction.version=2");
    }

    private static String said(Map<String, Short> features) {
        return new BrokersCheck("kafka:9092", 1, features).findings().get(0).said();
    }
}
