package io.switchboard.wire;

import io.switchboard.event.Heartbeat;
import io.switchboard.policy.Publication;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a compacted topic as compaction would leave it: the last word on each key, and none on one that was taken back. */
final class PublishedFold {

    private final Codec<Publication> codec;
    private final Codec<Heartbeat> heartbeats;
    private final Plausibility plausibility;
    private final Map<String, Publication> publications = new LinkedHashMap<>();
    private final Map<String, DeadLetter> refused = new LinkedHashMap<>();

    PublishedFold(WireFormat format, Plausibility plausibility) {
        this.codec = format.publications();
        this.heartbeats = format.heartbeats();
        this.plausibility = plausibility;
    }

    /** What cannot be read does not take the place of what could: the last good one stays. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        String key = key(record);
        refused.remove(key);
        if (record.value() == null) {
            publications.remove(key);
            return;
        }
        if (heartbeats.recognises(record.value())) {
            return;
        }
        try {
            Publication publication = read(record);
            publications.remove(key);
            publications.put(key, publication);
        } catch (IllegalArgumentException e) {
            refused.put(
                    key,
                    new DeadLetter(
                            record.topic(), record.partition(), record.offset(), record.value(), e.getMessage()));
        }
    }

    /** As the door of a running job reads it: what that refuses is refused here, too. */
    private Publication read(ConsumerRecord<byte[], byte[]> record) {
        Publication publication = codec.decode(record.value());
        plausibility.complaint(codec.at(publication), record.timestamp()).ifPresent(complaint -> {
            throw new IllegalArgumentException(complaint);
        });
        return publication;
    }

    Published result() {
        return new Published(List.copyOf(publications.values()), List.copyOf(refused.values()));
    }

    /** A record without a key stands for itself. */
    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "offset " + record.offset() : new String(record.key(), StandardCharsets.UTF_8);
    }
}
