package io.switchboard.wire;

import io.switchboard.policy.Publication;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a compacted topic as compaction would leave it: the last word on each key, and none on one that was taken back. */
final class PublishedFold {

    private final Decoder<Publication> decoder;
    private final Map<String, Publication> publications = new LinkedHashMap<>();
    private final Map<String, DeadLetter> refused = new LinkedHashMap<>();

    PublishedFold(Decoder<Publication> decoder) {
        this.decoder = decoder;
    }

    /** What cannot be read does not take the place of what could: the last good one stays. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        String key = key(record);
        refused.remove(key);
        if (record.value() == null) {
            publications.remove(key);
            return;
        }
        Decoded<Publication> decoded = decoder.decode(record);
        if (decoded.deadLetter() != null) {
            refused.put(key, decoded.deadLetter());
        } else if (!decoded.isHeartbeat()) {
            publications.remove(key);
            publications.put(key, decoded.value());
        }
    }

    Published result() {
        return new Published(List.copyOf(publications.values()), List.copyOf(refused.values()));
    }

    /** A record without a key stands for itself. */
    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "offset " + record.offset() : new String(record.key(), StandardCharsets.UTF_8);
    }
}
