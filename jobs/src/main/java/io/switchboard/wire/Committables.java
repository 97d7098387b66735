package io.switchboard.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.DefaultOperatorStateBackend;
import org.apache.flink.runtime.state.DefaultOperatorStateBackendBuilder;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.streaming.runtime.operators.sink.committables.CheckpointCommittableManager;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollector;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollectorSerializer;

/**
 * The transactions that a checkpoint or savepoint leaves to be committed, as the sinks' committers keep them. Flink has
 * no public way to read them, so the classes here that are its own are the ones by which it reads them itself, at the
 * version that we pin; nothing is reached by reflection.
 *
 * @param checkpoint the number of the checkpoint that is read
 * @param ofEach what is to be committed, in the order in which it was written
 */
record Committables(long checkpoint, List<KafkaCommittable> ofEach) {

    /** The name that Flink's committer operator gives to its state. */
    private static final String STATE = "streaming_committer_raw_states";

    private static final ClassLoader LOADER = Committables.class.getClassLoader();

    /** @throws IllegalStateException if there is none; its one line names the path and what to do */
    static Committables in(String path) throws Exception {
        CheckpointMetadata metadata = metadata(path);
        List<KafkaCommittable> found = new ArrayList<>();
        for (OperatorState operator : metadata.getOperatorStates()) {
            for (byte[] collector : collectors(operator)) {
                found.addAll(pending(collector));
            }
        }
        found.sort(Comparator.comparing(KafkaCommittable::getTransactionalId));
        return new Committables(metadata.getCheckpointId(), List.copyOf(found));
    }

    private static CheckpointMetadata metadata(String path) {
        try {
            CompletedCheckpointStorageLocation location =
                    AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
            try (DataInputStream in =
                    new DataInputStream(location.getMetadataHandle().openInputStream())) {
                return Checkpoints.loadCheckpointMetadata(in, LOADER, location.getExternalPointer());
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s cannot be read as a checkpoint or savepoint (%s): give the folder that holds _metadata"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    /** One for each subtask of a committer; none for any other operator. */
    private static List<byte[]> collectors(OperatorState operator) throws Exception {
        List<OperatorStateHandle> handles = operator.getStates().stream()
                .flatMap(subtask -> subtask.getManagedOperatorState().stream())
                .filter(handle -> handle.getStateNameToPartitionOffsets().containsKey(STATE))
                .toList();
        List<byte[]> collectors = new ArrayList<>();
        try (CloseableRegistry open = new CloseableRegistry()) {
            DefaultOperatorStateBackend backend =
                    new DefaultOperatorStateBackendBuilder(LOADER, new ExecutionConfig(), false, handles, open).build();
            backend.getListState(new ListStateDescriptor<>(STATE, BytePrimitiveArraySerializer.INSTANCE))
                    .get()
                    .forEach(collectors::add);
            backend.dispose();
        }
        return collectors;
    }

    /** A committer that commits nothing is handed all that is not committed yet. */
    private static List<KafkaCommittable> pending(byte[] state) throws IOException, InterruptedException {
        GuardedSink<DeadLetter> ofAny =
                (GuardedSink<DeadLetter>) Kafka.at("localhost:9092", "nobody").deadLetters();
        CommittableCollector<KafkaCommittable> collector = SimpleVersionedSerialization.readVersionAndDeSerialize(
                new CommittableCollectorSerializer<>(
                        ofAny.getCommittableSerializer(),
                        0,
                        1,
                        InternalSinkCommitterMetricGroup.wrap(UnregisteredMetricsGroup.createOperatorMetricGroup())),
                state);
        ReadOnly reader = new ReadOnly(new ArrayList<>());
        for (CheckpointCommittableManager<KafkaCommittable> ofCheckpoint :
                collector.getCheckpointCommittablesUpTo(Long.MAX_VALUE)) {
            ofCheckpoint.commit(reader, 0);
        }
        return reader.seen();
    }

    private record ReadOnly(List<KafkaCommittable> seen) implements Committer<KafkaCommittable> {

        @Override
        public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
            requests.forEach(request -> seen.add(request.getCommittable()));
        }

        @Override
        public void close() {}
    }
}
