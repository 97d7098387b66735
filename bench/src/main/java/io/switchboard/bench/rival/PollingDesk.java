package io.switchboard.bench.rival;

import io.switchboard.event.TicketEvent;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The basic rules as helpdesks have them: tickets in a database, one transaction per event, and every minute a look for
 * what is due. Offsets are kept in the same transactions, so it is exactly once, up to its tables. A thread with a connection for
 * each partition, so that PostgreSQL can write the commits of several at once; the first of them looks.
 */
public final class PollingDesk implements Runnable {

    private static final String SCHEMA =
            """
            CREATE TABLE IF NOT EXISTS ticket (id text PRIMARY KEY, state bytea NOT NULL, due bigint);
            CREATE INDEX IF NOT EXISTS ticket_due ON ticket (due) WHERE due IS NOT NULL;
            CREATE TABLE IF NOT EXISTS told (id text NOT NULL, level text NOT NULL, at bigint NOT NULL);
            CREATE TABLE IF NOT EXISTS reached (part int PRIMARY KEY, record bigint NOT NULL);
            """;
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final int LOADED_AT_ONCE = 1_000;
    private static final Duration TELL_EVERY = Duration.ofMillis(500);

    private final int number;
    private final int threads;
    private final String servers;
    private final String group;
    private final String database;
    private final long load;
    private final Codec<TicketEvent> codec = WireFormat.AVRO_SINGLE_OBJECT.ticketEvents();
    private long timeMs;

    private PollingDesk(int number, int threads, String servers, String group, String database, long load) {
        this.number = number;
        this.threads = threads;
        this.servers = servers;
        this.group = group;
        this.database = database;
        this.load = load;
    }

    /**
     * Arguments: bootstrap servers, consumer group, a folder it does not need, how many records of each partition are taken many to
     * a transaction, so that the tickets are there sooner, how many threads, and the JDBC URL.
     */
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[5])) {
            connection.createStatement().execute(SCHEMA);
        }
        int threads = Integer.parseInt(args[4]);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(
                    new PollingDesk(i, threads, args[0], args[1], args[5], Long.parseLong(args[3])), "desk-" + i);
            thread.setUncaughtExceptionHandler((failed, e) -> {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            });
            thread.start();
        }
    }

    @Override
    public void run() {
        try (Connection connection = DriverManager.getConnection(database);
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                servers,
                                ConsumerConfig.GROUP_ID_CONFIG,
                                group,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            connection.setAutoCommit(false);
            List<TopicPartition> mine = consumer.partitionsFor(Topics.TICKET_EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> partition.partition() % threads == number)
                    .toList();
            consumer.assign(mine);
            consumer.seekToBeginning(mine);
            work(connection, consumer);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void work(Connection connection, KafkaConsumer<byte[], byte[]> consumer) throws SQLException {
        long looked = System.nanoTime();
        long told = looked;
        Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
        while (true) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                take(connection, record);
                reached.put(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1));
                long now = System.nanoTime();
                if (number == 0 && now - looked > LOOK_EVERY.toNanos()) {
                    look(connection);
                    looked = now;
                }
                if (now - told > TELL_EVERY.toNanos()) {
                    consumer.commitAsync(
                            Map.copyOf(reached), null); // for whoever watches; what counts is in the database
                    told = now;
                }
            }
        }
    }

    private void take(Connection connection, ConsumerRecord<byte[], byte[]> record) throws SQLException {
        TicketEvent event = codec.decode(record.value());
        timeMs = Math.max(timeMs, event.at().toEpochMilli());
        Ticket after = Ticket.after(ticket(connection, event.itemId()), event);
        keep(connection, event.itemId(), after);
        try (PreparedStatement reached = connection.prepareStatement(
                "INSERT INTO reached VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET record = excluded.record")) {
            reached.setInt(1, record.partition());
            reached.setLong(2, record.offset());
            reached.executeUpdate();
        }
        if (record.offset() >= load || record.offset() % LOADED_AT_ONCE == 0) {
            connection.commit();
        }
    }

    private static Ticket ticket(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT state FROM ticket WHERE id = ? FOR UPDATE")) {
            select.setString(1, id);
            ResultSet found = select.executeQuery();
            return found.next() ? Ticket.of(found.getBytes(1)) : null;
        }
    }

    private static void keep(Connection connection, String id, Ticket ticket) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT INTO ticket VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, due ="
                        + " excluded.due")) {
            upsert.setString(1, id);
            upsert.setBytes(2, ticket.toBytes());
            upsert.setObject(3, ticket.next().map(Ticket.Due::at).orElse(null), java.sql.Types.BIGINT);
            upsert.executeUpdate();
        }
    }

    /** All that is due, in one transaction. */
    private void look(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT id, state FROM ticket WHERE due <= ? FOR UPDATE SKIP LOCKED");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO told VALUES (?, ?, ?)")) {
            select.setLong(1, timeMs);
            ResultSet due = select.executeQuery();
            while (due.next()) {
                String id = due.getString(1);
                Ticket ticket = Ticket.of(due.getBytes(2));
                while (ticket.next().isPresent() && ticket.next().get().at() <= timeMs) {
                    Ticket.Due next = ticket.next().get();
                    insert.setString(1, id);
                    insert.setString(2, next.level().name());
                    insert.setLong(3, next.at());
                    insert.addBatch();
                    ticket = ticket.afterTelling(next.level());
                }
                keep(connection, id, ticket);
            }
            insert.executeBatch();
        }
        connection.commit();
    }
}
