package io.switchboard.it;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.Proves;
import io.switchboard.twin.recorded.Feed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Of the incidents of Volvo IT every second is accounted for, and every wait under the log's own reason. */
class A09RecordedWaitsIT {

    private static final long SORT_MEMORY = 64L << 20;
    private static final Set<String> WAITING = Set.of("PENDING", "ON_HOLD");
    private static final Instant END = Instant.parse("2012-12-31T00:00:00Z");

    @Test
    @Proves("R-24")
    void theSpansAddUpAndEveryWaitHasItsReason() {
        List<Path> files = Here.recording("bpic2013", "*.csv.gz");
        Map<String, BpicTruth> truths = BpicTruth.of(files);

        Map<String, JsonNode> tracked = replay(files).tracking().stream()
                .collect(toMap(record -> record.path("itemId").asText(), record -> record, A09RecordedWaitsIT::later));

        assertThat(tracked.keySet()).isEqualTo(truths.keySet());
        assertSoftly(softly -> truths.forEach((id, truth) -> {
            JsonNode record = tracked.get(id);
            Instant at = instant(record, "at");
            softly.assertThat(at).as("last seen of %s", id).isAfterOrEqualTo(truth.lastSeenAt());
            softly.assertThat(spent(record))
                    .as("all spans of %s", id)
                    .isEqualTo(record.path("wallMs").asLong())
                    .isEqualTo(Duration.between(truth.openedAt(), at).toMillis());
            softly.assertThat(waits(record)).as("waits of %s", id).isEqualTo(truth.waits(at));
        }));
    }

    private static long spent(JsonNode record) {
        long spent = 0;
        for (JsonNode span : record.path("spans")) {
            spent += span.path("wallMs").asLong();
        }
        return spent;
    }

    /** By reason, of the spans in which the incident's clock rests. */
    private static Map<String, Long> waits(JsonNode record) {
        Map<String, Long> waits = new TreeMap<>();
        for (JsonNode span : record.path("spans")) {
            if (WAITING.contains(span.path("status").asText())
                    && span.path("wallMs").asLong() > 0) {
                waits.merge(span.path("reason").asText(), span.path("wallMs").asLong(), Long::sum);
            }
        }
        return waits;
    }

    private static JsonNode later(JsonNode one, JsonNode other) {
        return instant(one, "at").isAfter(instant(other, "at")) ? one : other;
    }

    private static Instant instant(JsonNode record, String field) {
        return Instant.parse(record.path(field).asText());
    }

    private static Replayed replay(List<Path> files) {
        return Replayed.recording(
                packer -> new Sample(Feed.BPIC_2013.open(files, packer, SORT_MEMORY)), "bpic2013", END);
    }
}
