package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private KafkaNeeds read(String yaml) throws IOException {
        return JobNeeds.sla(Files.writeString(folder.resolve("sla.yaml"), yaml));
    }
}
