package io.switchboard.archive;

import io.switchboard.event.Heartbeat;
import io.switchboard.stock.Place;
import io.switchboard.wire.Codec;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes of each record where it stands. What it means does not matter: one that means nothing is to be a row, too. */
final class PlaceDecoder implements KafkaRecordDeserializationSchema<Place> {

    private static final long serialVersionUID = 1;

    private final String table;
    private final Codec<Heartbeat> heartbeats;

    PlaceDecoder(String table, Codec<Heartbeat> heartbeats) {
        this.table = table;
        this.heartbeats = heartbeats;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Place> out) {
        if (record.value() == null || !heartbeats.recognises(record.value())) {
            out.collect(new Place(table, record.partition(), record.offset(), record.timestamp()));
        }
    }

    @Override
    public TypeInformation<Place> getProducedType() {
        return TypeInformation.of(Place.class);
    }
}
