package io.switchboard.chaos.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.chaos.feed.Sent.What;
import io.switchboard.event.Heartbeat;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final long SEED = 20_261_125;
    private static final Workload WORKLOAD = Workload.of(SEED, Shape.of(Duration.ofSeconds(60), 150));
    private static final Map<String, Codec<?>> CODECS = Map.of(
            Topics.TICKET_EVENTS, WireFormat.AVRO_SINGLE_OBJECT.ticketEvents(),
            Topics.CALL_EVENTS, WireFormat.AVRO_SINGLE_OBJECT.callEvents(),
            Topics.ESCALATION_ACKS, WireFormat.AVRO_SINGLE_OBJECT.acks());

    @Test
    void oneSeedIsOneWorkload() {
        Shape shape = Shape.small();
        assertThat(lines(Workload.of(SEED, shape))).isEqualTo(lines(Workload.of(SEED, shape)));
        assertThat(lines(Workload.of(SEED, shape))).isNotEqualTo(lines(Workload.of(SEED + 1, shape)));
    }

    private static List<String> lines(Workload workload) {
        return workload.log().stream()
                .map(sent -> sent.offsetMs() + " " + sent.topic() + sent.partition() + " " + sent.content())
                .toList();
    }

    @Test
    void everythingThatCanGoWrongDoes() {
        Map<What, Long> counts =
                WORKLOAD.log().stream().collect(Collectors.groupingBy(Sent::what, Collectors.counting()));
        assertThat(counts).containsOnlyKeys(What.values()).allSatisfy((what, count) -> assertThat(count)
                .isGreaterThan(10));
    }

    @Test
    void whatIsReadIsWhatWasMeant() {
        Codec<Heartbeat> heartbeats = WireFormat.AVRO_SINGLE_OBJECT.heartbeats();
        assertThat(WORKLOAD.log())
                .filteredOn(sent -> sent.what() != What.POISON)
                .allSatisfy(sent -> {
                    Codec<?> codec = sent.what() == What.HEARTBEAT ? heartbeats : CODECS.get(sent.topic());
                    assertThat(codec.decode(sent.value())).isEqualTo(sent.content());
                });
    }

    @Test
    void whatIsDamagedCannotBeRead() {
        assertThat(WORKLOAD.log())
                .filteredOn(sent -> sent.what() == What.POISON && sent.value() != null)
                .filteredOn(sent -> !isOnlyImplausible(sent))
                .hasSizeGreaterThan(20)
                .allSatisfy(sent -> assertThatThrownBy(
                                () -> CODECS.get(sent.topic()).decode(sent.value()))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    /** Its bytes are good and its stamp is not. */
    private static boolean isOnlyImplausible(Sent sent) {
        int sort = Integer.parseInt(sent.key().substring(sent.key().lastIndexOf('-') + 1)) % 11;
        return sort == 6 || sort == 7 || sort == 8;
    }

    @Test
    void aHeartbeatIsOvertakenOnlyByWhatIsLateOnPurpose() {
        Map<List<Object>, Long> newest = new HashMap<>();
        for (Sent sent : WORKLOAD.log()) {
            if (sent.what() == What.EVENT && sent.movesTime()) {
                assertThat(sent.at().toEpochMilli()).isGreaterThanOrEqualTo(newest.getOrDefault(place(sent), 0L));
            }
            if (sent.what() == What.HEARTBEAT) {
                newest.merge(place(sent), sent.at().toEpochMilli(), Math::max);
            }
        }
        assertThat(newest).hasSize(2 * WORKLOAD.shape().partitions()).allSatisfy((place, at) -> assertThat(at)
                .isGreaterThanOrEqualTo(Workload.END.toEpochMilli()));
    }

    @Test
    void allOfAnItemIsInOnePartitionAndNamesTheSeed() {
        Map<String, List<Integer>> partitions = WORKLOAD.log().stream()
                .filter(sent -> sent.itemId() != null)
                .collect(Collectors.groupingBy(Sent::itemId, Collectors.mapping(Sent::partition, Collectors.toList())));
        assertThat(partitions).allSatisfy((item, places) -> {
            assertThat(places.stream().distinct()).hasSize(1);
            assertThat(item).contains(Long.toHexString(SEED));
        });
    }

    @Test
    void itIsWrittenInTime() {
        assertThat(WORKLOAD.log()).isSortedAccordingTo((a, b) -> Long.compare(a.offsetMs(), b.offsetMs()));
    }

    private static List<Object> place(Sent sent) {
        return List.of(sent.topic(), sent.partition());
    }
}
