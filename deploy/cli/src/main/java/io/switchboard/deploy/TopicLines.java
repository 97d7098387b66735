package io.switchboard.deploy;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes the records of a topic as lines of JSON, tombstones by their key, and remembers those that are none of ours. */
public final class TopicLines implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private final SingleObject singleObject = new SingleObject();
    private final PrintWriter out;
    private long written;
    private long tombstones;
    private long unreadable;
    private String firstUnreadable = "";

    public TopicLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            out.println(JsonLine.tombstone(record.key()));
            tombstones++;
            return;
        }
        try {
            out.println(JsonLine.of(singleObject.read(record.value())));
            written++;
        } catch (SingleObject.UnreadableException e) {
            if (unreadable++ == 0) {
                firstUnreadable = record.topic() + "-" + record.partition() + " at offset " + record.offset() + ": "
                        + e.getMessage();
            }
        }
    }

    public long written() {
        return written;
    }

    public boolean isComplete() {
        return unreadable == 0;
    }

    /** What was read, in one line. */
    public String summary() {
        return written + " records"
                + (tombstones == 0 ? "" : ", " + tombstones + " tombstones")
                + (unreadable == 0
                        ? ""
                        : ", " + unreadable + " left out that cannot be read, the first " + firstUnreadable);
    }
}
