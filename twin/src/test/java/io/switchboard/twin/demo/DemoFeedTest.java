package io.switchboard.twin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.Visibility;
import io.switchboard.twin.FeedException;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Wired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoFeedTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void theSameSeedGivesTheSameDayAndAnotherOneDoesNot() {
        assertThat(parcels(1, 3_000)).usingElementComparator(Parcel.IN_TIME).isEqualTo(parcels(1, 3_000));
        assertThat(parcels(1, 3_000)).usingElementComparator(Parcel.IN_TIME).isNotEqualTo(parcels(2, 3_000));
    }

    @Test
    void timeNeverGoesBackAndNoEventComesTwice() {
        List<Parcel> parcels = parcels(1, 20_000);

        assertThat(parcels).isSortedAccordingTo(Parcel.IN_TIME);
        assertThat(parcels.get(0).at()).isEqualTo(START);
        Set<String> places = new HashSet<>();
        parcels.forEach(parcel ->
                assertThat(places.add(parcel.key() + "-" + parcel.sequence())).isTrue());
    }

    @Test
    void itemsBeginAtTheGivenRate() {
        List<Parcel> parcels = parcels(1, 20_000);
        long began = parcels.stream().filter(parcel -> parcel.sequence() == 0).count();
        Duration span = Duration.between(START, parcels.get(parcels.size() - 1).at());

        assertThat(began / (span.toMillis() / 3_600_000.0)).isBetween(190.0, 210.0);
    }

    @Test
    void everythingADeskSeesHappensSoonerOrLater() {
        List<TicketEvent> tickets = tickets();
        List<CallEvent> calls = parcels(1, 20_000).stream()
                .filter(parcel -> parcel.type() == ItemType.CALL)
                .map(Wired::call)
                .toList();

        assertThat(tickets).extracting(TicketEvent::status).containsAll(ItemType.TICKET.statuses());
        assertThat(tickets).extracting(TicketEvent::visibility).contains(Visibility.PUBLIC, Visibility.INTERNAL);
        assertThat(calls)
                .extracting(CallEvent::kind)
                .containsAll(EnumSet.of(
                        CallEvent.Kind.OFFERED,
                        CallEvent.Kind.QUEUED,
                        CallEvent.Kind.ANSWERED,
                        CallEvent.Kind.ABANDONED,
                        CallEvent.Kind.ENDED));
        assertThat(calls)
                .extracting(CallEvent::status)
                .containsOnly(Status.IVR, Status.QUEUED, Status.CONNECTED, Status.ENDED);
    }

    /** Or a demo would show nothing, or nothing but breaches. */
    @Test
    void aPromiseOfHalfAnHourIsMostlyKeptButNotAlways() {
        Map<String, Instant> waiting = new HashMap<>();
        List<Duration> waits = new ArrayList<>();
        for (TicketEvent event : tickets()) {
            if (event.kind() == TicketEvent.Kind.CREATED) {
                waiting.put(event.itemId(), event.at());
            } else if (event.author() == Author.AGENT && event.visibility() == Visibility.PUBLIC) {
                Instant since = waiting.remove(event.itemId());
                if (since != null) {
                    waits.add(Duration.between(since, event.at()));
                }
            }
        }

        double kept = waits.stream()
                        .filter(wait -> wait.compareTo(Duration.ofMinutes(30)) <= 0)
                        .count()
                / (double) waits.size();
        assertThat(kept).isBetween(0.3, 0.8);
    }

    @Test
    void aRateThatIsNoneIsRefusedInOneLine() {
        assertThatThrownBy(() -> new DemoFeed(1, START, 0, Wired.PACKER))
                .isInstanceOf(FeedException.class)
                .hasMessage("0 items an hour: give 1 to 1000000");
    }

    private static List<TicketEvent> tickets() {
        return parcels(1, 20_000).stream()
                .filter(parcel -> parcel.type() == ItemType.TICKET)
                .map(Wired::ticket)
                .toList();
    }

    private static List<Parcel> parcels(long seed, int count) {
        List<Parcel> parcels = new ArrayList<>(count);
        try (DemoFeed feed = new DemoFeed(seed, START, 200, Wired.PACKER)) {
            while (parcels.size() < count) {
                parcels.add(feed.next());
            }
        }
        return parcels;
    }
}
