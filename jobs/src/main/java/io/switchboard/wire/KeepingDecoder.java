package io.switchboard.wire;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The door in for what the bytes alone do not show to be usable: a value keeps the record it came in. */
final class KeepingDecoder<T> implements KafkaRecordDeserializationSchema<Decoded<Kept<T>>> {

    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final Decoder<T> decoder;

    KeepingDecoder(Class<T> type, Decoder<T> decoder) {
        this.type = type;
        this.decoder = decoder;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Decoded<Kept<T>>> out) {
        out.collect(decode(record));
    }

    Decoded<Kept<T>> decode(ConsumerRecord<byte[], byte[]> record) {
        Decoded<T> decoded = decoder.decode(record);
        return decoded.value() == null
                ? new Decoded<>(decoded.partition(), null, decoded.at(), decoded.deadLetter())
                : Decoded.accepted(decoded.partition(), kept(decoded.value(), record), decoded.at());
    }

    private static <T> Kept<T> kept(T value, ConsumerRecord<byte[], byte[]> record) {
        return new Kept<>(value, record.topic(), record.partition(), record.offset(), record.value());
    }

    @Override
    public TypeInformation<Decoded<Kept<T>>> getProducedType() {
        return Decoded.type(Kept.type(type));
    }
}
