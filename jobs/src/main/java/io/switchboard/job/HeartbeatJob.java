package io.switchboard.job;

import io.switchboard.wire.Beat;
import io.switchboard.wire.Kafka;
import io.switchboard.wire.KafkaNeeds;
import io.switchboard.wire.Partitions;
import io.switchboard.wire.Plausibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Lets time pass in every partition of the input topics, for producers that write no heartbeats. Run it once. */
public final class HeartbeatJob {

    private HeartbeatJob() {}

    public static void main(String[] args) throws Exception {
        HeartbeatConfig config = HeartbeatConfig.read(ConfigFile.named(args));
        kafka(config).check(Set.copyOf(config.topics()), Set.of());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        wire(env, config);
        env.execute("heartbeat");
    }

    /** One clock, one writer: more would only repeat it. */
    static void wire(StreamExecutionEnvironment env, HeartbeatConfig config) {
        Kafka kafka = kafka(config);
        env.fromSource(ticks(config.interval()), WatermarkStrategy.noWatermarks(), "ticks")
                .uid("ticks")
                .setParallelism(1)
                .flatMap(new Pulse(kafka, config, Clock.systemUTC()))
                .returns(TypeInformation.of(Beat.class))
                .name("pulse")
                .uid("pulse")
                .setParallelism(1)
                .sinkTo(kafka.beats())
                .name("heartbeats")
                .uid("heartbeats")
                .setParallelism(1);
    }

    private static Kafka kafka(HeartbeatConfig config) {
        return new Kafka(
                config.bootstrapServers(),
                "heartbeat",
                config.format(),
                KafkaNeeds.DEFAULT_TRANSACTION_TIMEOUT,
                Plausibility.DEFAULT,
                config.kafkaProperties(),
                true);
    }

    private static DataGeneratorSource<Long> ticks(Duration interval) {
        return new DataGeneratorSource<>(
                tick -> tick, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000.0 / interval.toMillis()), Types.LONG);
    }

    /** At each tick one beat for every partition there is, in an order that does not change. */
    static final class Pulse extends RichFlatMapFunction<Long, Beat> {

        private static final long serialVersionUID = 1;

        private final Kafka kafka;
        private final Set<String> topics;
        private final Duration delay;
        private final String source;
        private final Clock clock;

        private transient Partitions partitions;

        Pulse(Kafka kafka, HeartbeatConfig config, Clock clock) {
            this.kafka = kafka;
            this.topics = Set.copyOf(config.topics());
            this.delay = config.delay();
            this.source = config.source();
            this.clock = clock;
        }

        @Override
        public void open(OpenContext context) {
            partitions = kafka.partitions();
        }

        @Override
        public void flatMap(Long tick, Collector<Beat> out) throws ExecutionException, InterruptedException {
            beat(partitions.of(topics), out);
        }

        void beat(Map<String, Integer> counts, Collector<Beat> out) {
            Instant at = Instant.now(clock).minus(delay);
            new TreeMap<>(counts).forEach((topic, count) -> IntStream.range(0, count)
                    .forEach(partition -> out.collect(new Beat(topic, partition, at, source))));
        }

        @Override
        public void close() {
            if (partitions != null) {
                partitions.close();
            }
        }
    }
}
