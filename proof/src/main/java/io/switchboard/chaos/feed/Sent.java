package io.switchboard.chaos.feed;

import io.switchboard.event.Ack;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Heartbeat;
import io.switchboard.event.TicketEvent;
import java.time.Instant;

/**
 * One record of a run: what is written, where and when. The order of a list of them is the order of writing.
 *
 * @param offsetMs when to write it, in wall time since the run began
 * @param key null for a heartbeat
 * @param value the bytes, null where a record without a value is written
 * @param content the {@link TicketEvent}, {@link CallEvent}, {@link Ack} or {@link Heartbeat} in it; null for POISON
 */
@SuppressWarnings("ArrayRecordComponent") // as Kafka takes it
public record Sent(long offsetMs, String topic, int partition, String key, byte[] value, Object content, What what) {

    /** Why it is in the log. */
    public enum What {
        EVENT,
        HEARTBEAT,
        /** An event that was written before. */
        DUPLICATE,
        /** An event that comes some minutes behind its partition. */
        REORDERED,
        /** An event that was held back and comes with many others at once. */
        LATE,
        /** An event that is older than the allowed lateness. */
        TOO_LATE,
        /** What no reader can take. */
        POISON
    }

    /** When what it says happened; null for POISON. */
    public Instant at() {
        if (content instanceof TicketEvent event) {
            return event.at();
        }
        if (content instanceof CallEvent event) {
            return event.at();
        }
        if (content instanceof Ack ack) {
            return ack.at();
        }
        return content instanceof Heartbeat heartbeat ? heartbeat.at() : null;
    }

    /** The item it is about; null for heartbeats and POISON. */
    public String itemId() {
        return what == What.POISON ? null : key;
    }

    /** The id of the event in it; null for heartbeats and POISON. */
    public String eventId() {
        if (content instanceof TicketEvent event) {
            return event.eventId();
        }
        if (content instanceof CallEvent event) {
            return event.eventId();
        }
        return content instanceof Ack ack ? ack.eventId() : null;
    }

    /** Whether it moves the time of its partition: acknowledgements and POISON do not. */
    public boolean movesTime() {
        return content != null && !(content instanceof Ack);
    }
}
