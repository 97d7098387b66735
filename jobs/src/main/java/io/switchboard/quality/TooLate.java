package io.switchboard.quality;

import io.switchboard.audit.Alarm;
import java.time.Instant;
import java.util.List;

/** What came after the allowed lateness. */
final class TooLate {

    private TooLate() {}

    /**
     * @param id of the item or agent
     * @param tide how far time had come where it was read, in epoch milliseconds
     */
    static Alarm alarm(String id, Instant at, long tide) {
        Instant come = Instant.ofEpochMilli(tide);
        return new Alarm(
                Alarm.Kind.TOO_LATE,
                at,
                come,
                List.of(id),
                1,
                0,
                "An event of %s came when time had come to %s: it counts in no figure".formatted(at, come));
    }
}
