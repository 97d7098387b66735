package io.switchboard.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.bench.Promises;
import io.switchboard.bench.desk.Access;
import io.switchboard.bench.desk.Customers;
import io.switchboard.bench.desk.Desk;
import io.switchboard.event.TicketEvent;
import io.switchboard.sla.Engine;
import io.switchboard.sla.Escalation;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those we are measured against do the work: they tell what the engine tells, but for what they are too late for. */
class RivalsTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(4);
    private static final int EVENTS = 2_500;
    private static final String OUT = "told";

    /** They look after so many events: each look of the test's driver writes all to the disk. */
    private static final int LOOK_EVERY = 5;

    private static final Duration A_LOOK = Duration.ofMillis(50);

    /** A look tells one level of a ticket: a breach that falls due together with its warning is told by the next. */
    private static final long LATE_MS = 2 * LOOK_EVERY * STEP.toMillis();

    @TempDir
    private Path folder;

    @Test
    void kafkaStreamsTellsWhatTheEngineTellsUnlessItIsAnsweredBeforeItLooks() {
        List<TicketEvent> events = events();
        long end = events.get(events.size() - 1).at().toEpochMilli() - LATE_MS;
        Set<String> ours = ours(events, end);
        Set<String> theirs = byKafkaStreams(events, end);
        assertThat(ours).containsAll(theirs);
        Set<String> missed = new HashSet<>(ours);
        missed.removeAll(theirs);
        assertThat(missed).allSatisfy(told -> assertThat(events)
                .as("something happened to the ticket before the second look after %s", told)
                .anyMatch(event -> happenedSoonAfter(event, told)));
        assertThat(theirs)
                .hasSizeGreaterThan(ours.size() * 8 / 10)
                .anyMatch(told -> told.contains("RESOLUTION_BREACH"));
    }

    private static boolean happenedSoonAfter(TicketEvent event, String told) {
        String[] words = told.split(" ", -1);
        long dueMs = Long.parseLong(words[2]);
        long atMs = event.at().toEpochMilli();
        return event.itemId().equals(words[0]) && atMs > dueMs && atMs <= dueMs + LATE_MS;
    }

    private static List<TicketEvent> events() {
        Desk desk = new Desk(11, 100, Access.REALISTIC, Customers.EVEN, STEP, START);
        List<TicketEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(desk.next());
        }
        return events;
    }

    private static Set<String> ours(List<TicketEvent> events, long end) {
        List<Escalation> all = new ArrayList<>();
        Engine engine = new Engine(Promises.BASIC, all::add);
        events.forEach(engine::happens);
        engine.until(end);
        Set<String> told = new HashSet<>();
        for (Escalation escalation : all) {
            if (escalation.at().toEpochMilli() <= end) {
                told.add("%s %s %d"
                        .formatted(
                                escalation.itemId(),
                                level(escalation),
                                escalation.at().toEpochMilli()));
            }
        }
        return told;
    }

    private static Level level(Escalation escalation) {
        boolean isBreach = escalation.kind() == Escalation.Kind.BREACH;
        return switch (escalation.clock()) {
            case "FIRST_REPLY" -> isBreach ? Level.REPLY_BREACH : Level.REPLY_WARNING;
            case "REQUESTER_WAIT" -> isBreach ? Level.RESOLUTION_BREACH : Level.RESOLUTION_WARNING;
            default -> throw new IllegalArgumentException(escalation.clock());
        };
    }

    private Set<String> byKafkaStreams(List<TicketEvent> events, long end) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "rival");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        Codec<TicketEvent> codec = WireFormat.AVRO_SINGLE_OBJECT.ticketEvents();
        Set<String> told = new HashSet<>();
        try (TopologyTestDriver driver = new TopologyTestDriver(StreamsDesk.topology(OUT), properties)) {
            TestInputTopic<byte[], byte[]> in =
                    driver.createInputTopic(Topics.TICKET_EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
            TestOutputTopic<byte[], byte[]> out =
                    driver.createOutputTopic(OUT, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            int happened = 0;
            for (TicketEvent event : events) {
                in.pipeInput(event.itemId().getBytes(StandardCharsets.UTF_8), codec.encode(event), event.at());
                if (++happened % LOOK_EVERY == 0) {
                    driver.advanceWallClockTime(A_LOOK);
                }
                out.readKeyValuesToList().forEach(pair -> {
                    String[] line = new String(pair.value, StandardCharsets.UTF_8).split(" at ", -1);
                    if (Long.parseLong(line[1]) <= end) {
                        assertThat(told.add("%s %s %s"
                                        .formatted(new String(pair.key, StandardCharsets.UTF_8), line[0], line[1])))
                                .as("told once")
                                .isTrue();
                    }
                });
            }
        }
        return told;
    }
}
