package io.switchboard.archive;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as they come: what they mean is said one step later, where what means nothing can be put aside. */
final class RawDecoder implements KafkaRecordDeserializationSchema<Raw> {

    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Raw> out) {
        byte[] bytes = record.value() == null ? Raw.NOTHING : record.value();
        out.collect(new Raw(record.topic(), record.partition(), record.offset(), bytes));
    }

    @Override
    public TypeInformation<Raw> getProducedType() {
        return TypeInformation.of(Raw.class);
    }
}
