package io.switchboard.wire;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The half of {@code ./switchboard txn commit} that needs Flink, in a process of its own: {@code read PATH}, or
 * {@code commit PATH PROPERTIES ID…} for some of what was read. It decides nothing.
 */
public final class CommitTool {

    private static final int PATIENCE_MS = 20_000;

    private final PrintStream out;

    private CommitTool(PrintStream out) {
        this.out = out;
    }

    /** Lines of {@code checkpoint NUMBER}, {@code committable PRODUCER EPOCH ID}, {@code committed ID}, {@code refused ID WHY}. */
    public static void main(String[] args) throws Exception {
        CommitTool tool = new CommitTool(System.out);
        Committables committables = Committables.in(args[1]);
        switch (args[0]) {
            case "read" -> tool.tell(committables);
            case "commit" -> tool.commit(
                    committables, Arrays.asList(args).subList(3, args.length), properties(Path.of(args[2])));
            default -> throw new IllegalArgumentException("Expected read or commit, got %s".formatted(args[0]));
        }
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        properties.putAll(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName(),
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG, Integer.toString(PATIENCE_MS)));
        return properties;
    }

    private void tell(Committables committables) {
        out.println("checkpoint " + committables.checkpoint());
        for (KafkaCommittable each : committables.ofEach()) {
            out.println(
                    "committable %d %d %s".formatted(each.getProducerId(), each.getEpoch(), each.getTransactionalId()));
        }
    }

    private void commit(Committables committables, List<String> ids, Properties properties) {
        for (KafkaCommittable each : committables.ofEach()) {
            if (ids.contains(each.getTransactionalId())) {
                commit(each, properties);
            }
        }
    }

    /** As the sink's committer does when a job is restored. */
    private void commit(KafkaCommittable one, Properties properties) {
        String id = one.getTransactionalId();
        try (FlinkKafkaInternalProducer<byte[], byte[]> producer = new FlinkKafkaInternalProducer<>(properties, id)) {
            producer.resumeTransaction(one.getProducerId(), one.getEpoch());
            producer.commitTransaction();
            out.println("committed " + id);
        } catch (KafkaException e) {
            out.println("refused %s %s".formatted(id, e.getMessage()));
        }
    }
}
