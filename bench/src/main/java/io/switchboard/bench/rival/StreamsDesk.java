package io.switchboard.bench.rival;

import io.switchboard.event.TicketEvent;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The basic rules in Kafka Streams with exactly-once v2: tickets in one store, in another what is due, in the order of
 * time; looked through as often as our job looks, from where the last look ended: what was deleted there would be
 * passed over again. Records are keyed by ticket already, so nothing is shuffled.
 * What is told is a line of text.
 */
public final class StreamsDesk {

    private static final String TICKETS = "tickets";
    private static final String DUE = "due";

    /** Of the wall's time: by the stream's a desk that is read a hundred times as fast would look a hundred times as often. */
    private static final Duration EVERY = Duration.ofMillis(50);

    private StreamsDesk() {}

    /** Arguments: bootstrap servers, application id, folder for state, topic to write to, how many threads. */
    public static void main(String[] args) {
        KafkaStreams streams = new KafkaStreams(topology(args[3]), properties(args));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> streams.close(Duration.ofSeconds(10))));
        streams.setUncaughtExceptionHandler(e -> org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler
                .StreamThreadExceptionResponse.SHUTDOWN_APPLICATION);
        streams.start();
    }

    /** Committing once a second, as the Flink jobs do. */
    private static Properties properties(String[] args) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, args[1]);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, args[2]);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.parseInt(args[4]));
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 256L << 20);
        properties.put(StreamsConfig.producerPrefix("linger.ms"), 100);
        properties.put(StreamsConfig.producerPrefix("batch.size"), 128 << 10);
        return properties;
    }

    static Topology topology(String out) {
        Topology topology = new Topology();
        topology.addSource("read", new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.TICKET_EVENTS);
        topology.addProcessor("clocks", Clocks::new, "read");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(TICKETS), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingEnabled(),
                "clocks");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(DUE), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingEnabled(),
                "clocks");
        topology.addSink("write", out, new ByteArraySerializer(), new ByteArraySerializer(), "clocks");
        return topology;
    }

    private static final class Clocks implements Processor<byte[], byte[], byte[], byte[]> {

        private static final byte[] NOTHING = {};

        private final Codec<TicketEvent> codec = WireFormat.AVRO_SINGLE_OBJECT.ticketEvents();
        private ProcessorContext<byte[], byte[]> context;
        private KeyValueStore<Bytes, byte[]> tickets;
        private KeyValueStore<Bytes, byte[]> due;
        private long looked;

        @Override
        public void init(ProcessorContext<byte[], byte[]> given) {
            context = given;
            tickets = context.getStateStore(TICKETS);
            due = context.getStateStore(DUE);
            context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, wall -> tell(context.currentStreamTimeMs()));
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            TicketEvent event = codec.decode(record.value());
            Bytes id = Bytes.wrap(record.key());
            Ticket before = Ticket.of(tickets.get(id));
            keep(id, before, Ticket.after(before, event));
        }

        private void keep(Bytes id, Ticket before, Ticket after) {
            tickets.put(id, after.toBytes());
            Bytes was = before == null ? null : entry(before, id);
            Bytes is = entry(after, id);
            if (was != null && !was.equals(is)) {
                due.delete(was);
            }
            if (is != null && !is.equals(was)) {
                due.put(is, NOTHING);
                looked = Math.min(looked, ByteBuffer.wrap(is.get()).getLong());
            }
        }

        private static Bytes entry(Ticket ticket, Bytes id) {
            return ticket.next().map(next -> entry(next.at(), id.get())).orElse(null);
        }

        private static Bytes entry(long at, byte[] id) {
            return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.length)
                    .putLong(at)
                    .put(id)
                    .array());
        }

        /** What is due when the stream has come to {@code now}, which is below 0 before its first record. */
        private void tell(long now) {
            if (now <= looked) {
                return;
            }
            try (KeyValueIterator<Bytes, byte[]> entries = due.range(entry(looked, NOTHING), entry(now, NOTHING))) {
                looked = now;
                while (entries.hasNext()) {
                    byte[] key = entries.next().key.get();
                    byte[] id = new byte[key.length - Long.BYTES];
                    System.arraycopy(key, Long.BYTES, id, 0, id.length);
                    tell(Bytes.wrap(id));
                }
            }
        }

        private void tell(Bytes id) {
            Ticket ticket = Ticket.of(tickets.get(id));
            Ticket.Due next = ticket.next().orElseThrow();
            String line = next.level() + " at " + next.at();
            context.forward(new Record<>(id.get(), line.getBytes(StandardCharsets.UTF_8), next.at()));
            keep(id, ticket, ticket.afterTelling(next.level()));
        }
    }
}
