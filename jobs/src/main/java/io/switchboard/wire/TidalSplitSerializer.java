package io.switchboard.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Keeps the newest stamp before what the connector keeps. The version is the connector's plus {@link #OURS}; lower ones are the
 * connector's own, which earlier releases wrote.
 *
 * @param connector keeps the rest
 */
record TidalSplitSerializer(SimpleVersionedSerializer<KafkaPartitionSplit> connector)
        implements SimpleVersionedSerializer<KafkaPartitionSplit> {

    static final int OURS = 1_000;

    @Override
    public int getVersion() {
        return OURS + connector.getVersion();
    }

    @Override
    public byte[] serialize(KafkaPartitionSplit split) throws IOException {
        byte[] rest = connector.serialize(split);
        return ByteBuffer.allocate(Long.BYTES + rest.length)
                .putLong(TidalSplit.newest(split))
                .put(rest)
                .array();
    }

    @Override
    public KafkaPartitionSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version < OURS) {
            return connector.deserialize(version, bytes);
        }
        ByteBuffer kept = ByteBuffer.wrap(bytes);
        long newest = kept.getLong();
        byte[] rest = new byte[kept.remaining()];
        kept.get(rest);
        return new TidalSplit(connector.deserialize(version - OURS, rest), newest);
    }
}
