package io.switchboard.twin;

import static io.switchboard.twin.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Heartbeat;
import io.switchboard.event.ItemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class FeederTest {

    private static final Map<ItemType, String> TOPICS =
            Map.of(ItemType.TICKET, "ticket-events", ItemType.CALL, "call-events");
    private static final FeederOptions FULL_SPEED = FeederOptions.fullSpeed("test");

    private final MockProducer<byte[], byte[]> kafka = kafka(true);
    private final AtomicLong time = new AtomicLong();
    private final WallClock clock = new WallClock(time::get, time::addAndGet);
    private final List<Progress> told = new ArrayList<>();

    @Test
    void anEventGoesToItsTopicUnderItsItemAtItsOwnTime() {
        feed(FULL_SPEED, Given.ticket("T-1", NOON), Given.call("C-1", NOON.plusSeconds(1)));

        assertThat(events())
                .extracting(
                        ProducerRecord::topic,
                        event -> new String(event.key(), StandardCharsets.UTF_8),
                        ProducerRecord::timestamp,
                        event -> new String(event.value(), StandardCharsets.UTF_8))
                .containsExactly(
                        tuple("ticket-events", "T-1", NOON.toEpochMilli(), "T-1"),
                        tuple("call-events", "C-1", NOON.toEpochMilli() + 1_000, "C-1"));
    }

    @Test
    void timeIsToldInEveryPartitionOfEveryTopic() {
        feed(FULL_SPEED, Given.ticket("T-1", NOON), Given.ticket("T-2", NOON.plus(Duration.ofHours(1))));

        assertThat(beats(NOON.plus(Duration.ofHours(1))))
                .contains("ticket-events-0", "ticket-events-1", "ticket-events-2", "call-events-0", "call-events-1");
    }

    @Test
    void timeIsToldOncePerStepAndAtTheEnd() {
        List<Parcel> aDay = IntStream.range(0, 24 * 60)
                .mapToObj(minute -> Given.ticket("T-" + minute, NOON.plus(Duration.ofMinutes(minute))))
                .toList();
        feed(FULL_SPEED, aDay.toArray(Parcel[]::new));

        assertThat(times())
                .hasSize(24)
                .startsWith(NOON.plus(Duration.ofHours(1)))
                .endsWith(aDay.get(1_439).at().plusMillis(1));
    }

    @Test
    void timeIsToldEveryFewRecordsToo() {
        Parcel[] burst = IntStream.range(0, 10)
                .mapToObj(i -> Given.ticket("T-" + i, NOON.plusMillis(i)))
                .toArray(Parcel[]::new);
        feed(FULL_SPEED.beating(Duration.ofHours(1), 4), burst);

        assertThat(times()).containsExactly(NOON.plusMillis(3), NOON.plusMillis(7), NOON.plusMillis(10));
    }

    @Test
    void theLastWordIsThatTheEndHasComeAndNothingLaterIsFed() {
        Instant until = NOON.plus(Duration.ofDays(3));
        Progress end = feed(
                FULL_SPEED.until(until),
                Given.ticket("T-1", NOON),
                Given.ticket("T-2", until),
                Given.ticket("T-3", until.plusMillis(1)));

        assertThat(end.records()).isEqualTo(2);
        assertThat(events()).hasSize(2);
        assertThat(beats(until.plusMillis(1))).hasSize(5);
        assertThat(times()).endsWith(until.plusMillis(1));
    }

    @Test
    void noHeartbeatIsAheadOfAnEventStillToComeHoweverDisordered() {
        Random seeds = new Random(20260303);
        for (int run = 0; run < 20; run++) {
            long seed = seeds.nextLong();
            kafka.clear();
            List<Parcel> parcels = Given.random(new Random(seed), 1_000);
            parcels.sort(Parcel.IN_TIME);
            Duration bound = Duration.ofSeconds(90);
            FeederOptions options = FULL_SPEED.disordered(bound).beating(Duration.ofSeconds(10), 50);
            new Feeder(kafka, TOPICS, Wired.HEARTBEATS, options, clock, told::add)
                    .feed(Disorder.of(Given.parcels(parcels), seed, bound, 0.1));

            long toldTime = Long.MIN_VALUE;
            for (ProducerRecord<byte[], byte[]> record : kafka.history()) {
                if (record.key() == null) {
                    toldTime = record.timestamp();
                } else {
                    assertThat(record.timestamp()).as("seed %s", seed).isGreaterThanOrEqualTo(toldTime);
                }
            }
        }
    }

    @Test
    void atSixHundredTimesTheSpeedAnHourTakesSixSecondsAndTimeGoesOnMeanwhile() {
        feed(
                FeederOptions.paced("test", Speed.parse("600x")),
                Given.ticket("T-1", NOON),
                Given.ticket("T-2", NOON.plus(Duration.ofHours(1))));

        assertThat(Duration.ofNanos(time.get())).isEqualTo(Duration.ofSeconds(6));
        Instant end = NOON.plus(Duration.ofHours(1));
        assertThat(times()).hasSize(7).isSorted().endsWith(end, end.plusMillis(1));
        assertThat(times().get(0)).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
        assertThat(told).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void whatNobodyCouldReadIsFedAsItIsAndMovesNoTime() {
        byte[] noise = {1, 2, 3};
        Progress end = feed(
                FeederOptions.paced("test", Speed.parse("600x")),
                Parcel.unreadable(ItemType.CALL, "january.txt:7", Instant.EPOCH, noise),
                Given.call("C-1", NOON));

        assertThat(events().get(0).value()).isEqualTo(noise);
        assertThat(end.records()).isEqualTo(2);
        assertThat(times()).containsExactly(NOON.plusMillis(1));
        assertThat(time.get()).isZero();
    }

    @Test
    void whatKafkaRefusesStopsTheFeed() {
        MockProducer<byte[], byte[]> refusing = kafka(false);
        Feeder feeder = new Feeder(refusing, TOPICS, Wired.HEARTBEATS, FULL_SPEED, clock, told::add);
        Given parcels = Given.parcels(List.of(Given.ticket("T-1", NOON)));
        Parcels afterwardsRefused = new Parcels() {
            @Override
            public boolean hasNext() {
                boolean more = parcels.hasNext();
                if (!more) {
                    refusing.errorNext(new KafkaException("the disk is full"));
                }
                return more;
            }

            @Override
            public Parcel next() {
                return parcels.next();
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> feeder.feed(afterwardsRefused))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("cannot write to topic ticket-events: the disk is full");
    }

    @Test
    void whoIsInterruptedDoesNotClaimThatTheEndHasCome() {
        Thread.currentThread().interrupt();
        feed(FULL_SPEED.until(NOON.plusSeconds(9)), Given.ticket("T-1", NOON));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void aSpeedThatIsNoneIsRefusedInOneLine() {
        assertThatThrownBy(() -> Speed.parse("fast"))
                .hasMessage("'fast' is no speed; give 'full' or a factor, such as 600x");
        assertThatThrownBy(() -> Speed.parse("0x")).hasMessageContaining("such as 600x");
    }

    private Progress feed(FeederOptions options, Parcel... parcels) {
        return new Feeder(kafka, TOPICS, Wired.HEARTBEATS, options, clock, told::add)
                .feed(Given.parcels(List.of(parcels)));
    }

    private List<ProducerRecord<byte[], byte[]>> events() {
        return kafka.history().stream().filter(record -> record.key() != null).toList();
    }

    /** The times told, in the order of telling. */
    private List<Instant> times() {
        Set<Instant> times = new LinkedHashSet<>();
        kafka.history().stream().filter(record -> record.key() == null).forEach(record -> {
            Heartbeat heartbeat = Wired.HEARTBEATS.decode(record.value());
            assertThat(record.timestamp()).isEqualTo(heartbeat.at().toEpochMilli());
            assertThat(heartbeat.source()).isEqualTo("test");
            times.add(heartbeat.at());
        });
        return List.copyOf(times);
    }

    /** The partitions that were told this time. */
    private List<String> beats(Instant at) {
        return kafka.history().stream()
                .filter(record -> record.key() == null && record.timestamp() == at.toEpochMilli())
                .map(record -> record.topic() + "-" + record.partition())
                .distinct()
                .toList();
    }

    private static MockProducer<byte[], byte[]> kafka(boolean takesAll) {
        List<PartitionInfo> partitions = List.of(
                new PartitionInfo("ticket-events", 0, null, null, null),
                new PartitionInfo("ticket-events", 1, null, null, null),
                new PartitionInfo("ticket-events", 2, null, null, null),
                new PartitionInfo("call-events", 0, null, null, null),
                new PartitionInfo("call-events", 1, null, null, null));
        Cluster cluster = new Cluster("test", List.<Node>of(), partitions, Set.of(), Set.of());
        return new MockProducer<>(
                cluster, takesAll, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
