package io.switchboard.wire;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The door in for compacted topics on which keys are forgotten: a record without a value says so, and is no bad one. */
final class RememberedDecoder<T> implements KafkaRecordDeserializationSchema<Decoded<T>> {

    private static final long serialVersionUID = 1;

    private final Decoder<T> decoder;

    RememberedDecoder(Decoder<T> decoder) {
        this.decoder = decoder;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Decoded<T>> out) {
        if (record.value() != null) {
            out.collect(decoder.decode(record));
        }
    }

    @Override
    public TypeInformation<Decoded<T>> getProducedType() {
        return decoder.getProducedType();
    }
}
