package io.switchboard.wire;

import io.switchboard.event.Heartbeat;
import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The door in: whatever the bytes are, one {@link Decoded}. Works inside the source, where time is per partition. */
final class Decoder<T> implements KafkaRecordDeserializationSchema<Decoded<T>> {

    private static final long serialVersionUID = 1;

    /** A record that was larger before compression is kept up to here, so that its dead letter can be written. */
    static final int KEPT = 1 << 20;

    private static final byte[] NOTHING = {};

    private final Codec<T> codec;
    private final Codec<Heartbeat> heartbeats;
    private final Plausibility plausibility;

    Decoder(Codec<T> codec, Codec<Heartbeat> heartbeats, Plausibility plausibility) {
        this.codec = codec;
        this.heartbeats = heartbeats;
        this.plausibility = plausibility;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Decoded<T>> out) {
        out.collect(decode(record));
    }

    @Override
    public TypeInformation<Decoded<T>> getProducedType() {
        return Decoded.type(codec.type());
    }

    Decoded<T> decode(ConsumerRecord<byte[], byte[]> record) {
        byte[] bytes = record.value();
        if (bytes == null || bytes.length == 0) {
            return refused(record, "The record has no value: nothing is deleted by an empty record here, send events");
        }
        try {
            Decoded<T> decoded = heartbeats.recognises(bytes) ? heartbeat(record) : value(record);
            Optional<String> complaint =
                    plausibility.complaint(decoded.at(), record.timestamp()).or(() -> tooOld(decoded));
            return complaint.isPresent() ? refused(record, complaint.get()) : decoded;
        } catch (IllegalArgumentException e) {
            return refused(record, e.getMessage());
        }
    }

    private Optional<String> tooOld(Decoded<T> decoded) {
        return decoded.isHeartbeat() ? Optional.empty() : plausibility.tooOld(codec.earliest(decoded.value()));
    }

    private Decoded<T> heartbeat(ConsumerRecord<byte[], byte[]> record) {
        return Decoded.heartbeat(
                record.partition(), heartbeats.decode(record.value()).at());
    }

    private Decoded<T> value(ConsumerRecord<byte[], byte[]> record) {
        T value = codec.decode(record.value());
        return Decoded.accepted(record.partition(), value, codec.at(value));
    }

    private static <T> Decoded<T> refused(ConsumerRecord<byte[], byte[]> record, String reason) {
        byte[] bytes = record.value() == null ? NOTHING : record.value();
        if (bytes.length > KEPT) {
            return letter(
                    record,
                    Arrays.copyOf(bytes, KEPT),
                    "%s (only the first %d of %d bytes are kept here)".formatted(reason, KEPT, bytes.length));
        }
        return letter(record, bytes, reason);
    }

    private static <T> Decoded<T> letter(ConsumerRecord<byte[], byte[]> record, byte[] bytes, String reason) {
        return Decoded.refused(new DeadLetter(record.topic(), record.partition(), record.offset(), bytes, reason));
    }
}
