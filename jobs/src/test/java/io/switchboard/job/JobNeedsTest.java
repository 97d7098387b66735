package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobNeedsTest {

    @TempDir
    private Path folder;

    @Test
    void theyAreThoseOfTheConfig() throws IOException {
        KafkaNeeds needs = read(
                """
                bootstrapServers: kafka:9093
                kafkaProperties: {security.protocol: SSL}
                transactionalIdPrefix: sla-eu
                transactionTimeout: PT20M
                """);

        assertThat(needs.bootstrapServers()).isEqualTo("kafka:9093");
        assertThat(needs.clientProperties()).containsEntry("security.protocol", "SSL");
        assertThat(needs.prefix()).isEqualTo("sla-eu");
        assertThat(needs.transactionTimeout()).isEqualTo(Duration.ofMinutes(20));
        assertThat(needs.inputs()).containsAll(needs.timed()).contains(Topics.POLICIES);
        assertThat(needs.outputs()).contains(Topics.TICKET_TRACKING, Topics.DEAD_LETTERS);
    }

    @Test
    void withoutTrackingItsTopicIsNotNeeded() throws IOException {
        assertThat(read("tracking: false\n").outputs()).doesNotContain(Topics.TICKET_TRACKING);
    }

    @Test
    void everyJobNamesItselfAndReadsWhatIsTimed() throws IOException {
        Map<String, Function<Path, KafkaNeeds>> jobs = Map.of(
                "sla", JobNeeds::sla,
                "health", JobNeeds::health,
                "intake", JobNeeds::intake,
                "routing", JobNeeds::routing,
                "quality", JobNeeds::quality,
                "reconcile", JobNeeds::reconcile,
                "risk", JobNeeds::risk);
        Path config = Files.writeString(folder.resolve("job.yaml"), "bootstrapServers: kafka:9093\n");
        jobs.forEach((name, read) -> {
            KafkaNeeds needs = read.apply(config);
            assertThat(needs.prefix()).isEqualTo(name);
            assertThat(needs.bootstrapServers()).isEqualTo("kafka:9093");
            assertThat(needs.inputs()).as(name).isNotEmpty().containsAll(needs.timed());
            assertThat(needs.outputs()).as(name).contains(Topics.DEAD_LETTERS);
        });
    }

    /** The archive job's config says which, and that is not read here. */
    @Test
    void theStockJobDoesNotSayWhatItReads() throws IOException {
        KafkaNeeds needs =
                JobNeeds.stock(Files.writeString(folder.resolve("stock.yaml"), "bootstrapServers: kafka:9093\n"));

        assertThat(needs.prefix()).isEqualTo("stock");
        assertThat(needs.inputs()).isEmpty();
        assertThat(needs.outputs()).containsExactly(Topics.RECONCILIATION_ALARMS);
    }

    private KafkaNeeds read(String yaml) throws IOException {
        return JobNeeds.sla(Files.writeString(folder.resolve("sla.yaml"), yaml));
    }
}
