package io.switchboard.bench.desk;

import io.switchboard.deploy.ClusterException;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Feeder;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes what happens at a desk to the topic, record times as event times. */
public final class Feed implements AutoCloseable {

    private static final int REPORT_EVERY = 250_000;

    private final Producer<byte[], byte[]> producer;
    private final Codec<TicketEvent> tickets = WireFormat.AVRO_SINGLE_OBJECT.ticketEvents();
    private final Codec<Heartbeat> heartbeats = WireFormat.AVRO_SINGLE_OBJECT.heartbeats();
    private long written;
    private volatile Exception failure;

    public Feed(String bootstrapServers) {
        this.producer = Feeder.producer(bootstrapServers);
    }

    /** Until all tickets are open; returns how many records there are by then. */
    public long open(Desk desk) {
        while (!desk.isOpen()) {
            write(desk.next());
        }
        return written;
    }

    /** One more. */
    public void write(TicketEvent event) {
        write(event, written -> {});
    }

    /** So many more. */
    public long go(Desk desk, long events, LongConsumer progress) {
        for (long i = 0; i < events; i++) {
            write(desk.next(), progress);
        }
        return written;
    }

    /** How many events were written. */
    public long written() {
        return written;
    }

    /**
     * As it happens: each event is written when its time has come, which is the time of the wall.
     *
     * @return how late the latest was
     */
    public Duration live(Desk desk, Instant until) {
        long mostNanos = 0;
        while (desk.upcoming().isBefore(until)) {
            for (long early = nanosUntil(desk.upcoming()); early > 0; early = nanosUntil(desk.upcoming())) {
                LockSupport.parkNanos(early);
            }
            mostNanos = Math.max(mostNanos, -nanosUntil(desk.upcoming()));
            write(desk.next());
        }
        return Duration.ofNanos(mostNanos);
    }

    private static long nanosUntil(Instant time) {
        return Duration.between(Instant.now(), time).toNanos();
    }

    private void write(TicketEvent event, LongConsumer progress) {
        check();
        send(Topics.TICKET_EVENTS, null, event.at(), event.itemId(), tickets.encode(event));
        if (++written % REPORT_EVERY == 0) {
            progress.accept(written);
        }
    }

    /** Time comes so far in a topic in which nothing happens. */
    public void beat(String topic, int partitions, Instant at) {
        for (int partition = 0; partition < partitions; partition++) {
            send(topic, partition, at, null, heartbeats.encode(new Heartbeat(at, "bench")));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // told by the callback
    private void send(String topic, Integer partition, Instant at, String key, byte[] value) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, partition, at.toEpochMilli(), keyBytes, value), (metadata, e) -> {
            if (e != null && failure == null) {
                failure = e; // those after the first follow from it
            }
        });
    }

    /** One record that is lost is enough: without it all that is measured is of something else. */
    private void check() {
        if (failure != null) {
            throw new ClusterException("The broker did not take a record: " + failure, failure);
        }
    }

    /** Returns when the broker has all of it. */
    @Override
    public void close() {
        producer.flush();
        producer.close();
        check();
    }
}
