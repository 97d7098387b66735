package io.switchboard.twin.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.CallEvent;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Parcels;
import io.switchboard.twin.Wired;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Six months of real calls say as events what their collectors say of them. */
class BankRecordingTest {

    /** Month: calls, answered within 20 s, abandoned (shares of the calls), mean wait, mean service (seconds). */
    private static final Map<Integer, String> TRUTH = Map.of(
            1, "31359 0.5230 0.1371 36.23 183.45",
            2, "33066 0.4902 0.1786 41.35 176.35",
            3, "38394 0.2966 0.2747 86.36 185.78",
            4, "31731 0.3342 0.2568 72.53 212.93",
            5, "39135 0.3632 0.2354 64.17 199.38",
            6, "37613 0.4722 0.1707 48.96 188.85");

    private final Map<String, Map<CallEvent.Kind, Instant>> open = new HashMap<>();
    private final Map<Integer, Month> months = new TreeMap<>();
    private int wrong;

    @Test
    void theEventsGiveEveryMonthsTruth() {
        int events = 0;
        Parcel last = null;
        try (Parcels parcels =
                Feed.ANONYMOUS_BANK.open(Recording.real("anonymous-bank"), Wired.PACKER, Recording.MEMORY)) {
            while (parcels.hasNext()) {
                Parcel parcel = parcels.next();
                wrong += parcel.isReadable() ? 0 : 1;
                wrong += last == null || Parcel.IN_TIME.compare(last, parcel) < 0 ? 0 : 1;
                take(Wired.call(parcel));
                last = parcel;
                events++;
            }
        }

        assertThat(wrong).as("unreadable, out of order or backwards").isZero();
        assertThat(open).as("calls without an end").isEmpty();
        assertThat(events).isEqualTo(4 * 166_768 + 2 * 44_530 + 33_171);
        assertThat(months).hasSize(6);
        months.forEach((month, calls) -> assertThat(calls).hasToString(TRUTH.get(month)));
    }

    private void take(CallEvent event) {
        Map<CallEvent.Kind, Instant> call =
                open.computeIfAbsent(event.itemId(), id -> new EnumMap<>(CallEvent.Kind.class));
        wrong += call.values().stream().anyMatch(before -> before.isAfter(event.at())) ? 1 : 0;
        wrong += call.put(event.kind(), event.at()) == null ? 0 : 1;
        if (event.kind() == CallEvent.Kind.ENDED || event.kind() == CallEvent.Kind.ABANDONED) {
            open.remove(event.itemId());
            int month = Integer.parseInt(event.itemId().substring(2, 4));
            months.computeIfAbsent(month, ignored -> new Month()).add(call);
        }
    }

    private static final class Month {

        private int calls;
        private int answered;
        private int inTime;
        private long waited;
        private long served;

        void add(Map<CallEvent.Kind, Instant> call) {
            calls++;
            Instant over = call.getOrDefault(CallEvent.Kind.ANSWERED, call.get(CallEvent.Kind.ABANDONED));
            long wait = Duration.between(call.getOrDefault(CallEvent.Kind.QUEUED, over), over)
                    .toSeconds();
            waited += wait;
            if (call.containsKey(CallEvent.Kind.ANSWERED)) {
                answered++;
                inTime += wait <= 20 ? 1 : 0;
                served += Duration.between(over, call.get(CallEvent.Kind.ENDED)).toSeconds();
            }
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d %.4f %.4f %.2f %.2f",
                    calls,
                    (double) inTime / calls,
                    (double) (calls - answered) / calls,
                    (double) waited / calls,
                    (double) served / answered);
        }
    }
}
