package io.switchboard.twin.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Wired;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every row of the incident log is an event, and every wait in it has its reason. */
class BpicRecordingTest {

    private final Map<String, TicketEvent> latest = new HashMap<>();
    private final Map<String, Integer> waits = new TreeMap<>();
    private int events;
    private int wrong;

    @Test
    void everyRowIsAnEventAndEveryWaitHasItsReason() {
        Parcel last = null;
        try (Parcels parcels = Feed.BPIC_2013.open(Recording.real("bpic2013"), Wired.PACKER, Recording.MEMORY)) {
            while (parcels.hasNext()) {
                Parcel parcel = parcels.next();
                wrong += parcel.isReadable() ? 0 : 1;
                wrong += last == null || Parcel.IN_TIME.compare(last, parcel) < 0 ? 0 : 1;
                take(Wired.ticket(parcel));
                last = parcel;
            }
        }

        assertThat(wrong).as("unreadable, out of order or without a beginning").isZero();
        assertThat(events).isEqualTo(65_533);
        assertThat(latest).hasSize(7_554);
        assertThat(waits)
                .isEqualTo(Map.of(
                        "PENDING Wait - Customer", 101,
                        "PENDING Wait - User", 4_217,
                        "ON_HOLD Wait", 1_533,
                        "ON_HOLD Wait - Implementation", 493,
                        "ON_HOLD Wait - Vendor", 313));
    }

    private void take(TicketEvent event) {
        events++;
        TicketEvent before = latest.put(event.itemId(), event);
        long ordinal = before == null ? 0 : before.sequence() + 1;
        wrong += event.sequence() == ordinal ? 0 : 1;
        if (event.status() == Status.PENDING || event.status() == Status.ON_HOLD) {
            waits.merge(event.status() + " " + event.statusReason(), 1, Integer::sum);
        }
    }
}
