package io.switchboard.wire;

import io.switchboard.event.Heartbeat;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts a beat into exactly the partition it is for: no key, no partitioner has a say. */
final class BeatEncoder implements KafkaRecordSerializationSchema<Beat> {

    private static final long serialVersionUID = 1;

    private final Codec<Heartbeat> heartbeats;

    BeatEncoder(Codec<Heartbeat> heartbeats) {
        this.heartbeats = heartbeats;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(Beat beat, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                beat.topic(), beat.partition(), beat.at().toEpochMilli(), null, heartbeats.encode(beat.heartbeat()));
    }
}
