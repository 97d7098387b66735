package io.switchboard.twin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.CallEvent;
import io.switchboard.event.ItemType;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.PolicyReader;
import io.switchboard.twin.Parcel;
import io.switchboard.twin.Wired;
import io.switchboard.twin.sim.Chronicle;
import io.switchboard.twin.sim.Life;
import io.switchboard.twin.sim.Play;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a desk's systems would tell of a scenario is what became of its contacts. */
class ScenarioFeedTest {

    private static final Instant START = Instant.parse("2026-06-15T06:30:00Z");
    private static final Play PLAY = Play.of("small-desk");

    private static List<Parcel> parcels(long seed, int count) {
        List<Parcel> parcels = new ArrayList<>();
        try (ScenarioFeed feed = new ScenarioFeed(PLAY, seed, START, Wired.PACKER)) {
            for (int i = 0; i < count; i++) {
                parcels.add(feed.next());
            }
        }
        return parcels;
    }

    private static int eventsOf(List<Life> lives) {
        return lives.stream().mapToInt(life -> life.events().size()).sum();
    }

    @Test
    void theSameSeedGivesTheSameEventsAndAnotherOneDoesNot() {
        assertThat(parcels(1, 500)).usingElementComparator(Parcel.IN_TIME).isEqualTo(parcels(1, 500));
        assertThat(parcels(1, 500)).usingElementComparator(Parcel.IN_TIME).isNotEqualTo(parcels(2, 500));
    }

    @Test
    void timeNeverGoesBackAndNoEventComesTwiceAlsoWhereItBeginsAgain() {
        int once = eventsOf(Chronicle.of(PLAY, 1));
        List<Parcel> parcels = parcels(1, once + 200);

        assertThat(parcels).isSortedAccordingTo(Parcel.IN_TIME);
        Set<String> places = new HashSet<>();
        parcels.forEach(parcel ->
                assertThat(places.add(parcel.key() + "-" + parcel.sequence())).isTrue());
        assertThat(parcels.get(once - 1).key()).startsWith("small-desk-1-");
        assertThat(parcels.get(once).key()).startsWith("small-desk-2-");
    }

    @Test
    void eachCallAndTicketIsToldOfAsWhatBecameOfIt() {
        List<Life> lives = Chronicle.of(PLAY, 1);
        List<Parcel> parcels = parcels(1, eventsOf(lives));
        List<CallEvent> calls = parcels.stream()
                .filter(parcel -> parcel.type() == ItemType.CALL)
                .map(Wired::call)
                .toList();
        List<TicketEvent> tickets = parcels.stream()
                .filter(parcel -> parcel.type() == ItemType.TICKET)
                .map(Wired::ticket)
                .toList();

        assertThat(calls.stream().filter(call -> call.kind() == CallEvent.Kind.ABANDONED))
                .hasSameSizeAs(of(lives, true, Life.Place.ABANDONED))
                .isNotEmpty();
        assertThat(calls.stream().filter(call -> call.kind() == CallEvent.Kind.ANSWERED))
                .hasSameSizeAs(of(lives, true, Life.Place.ASSIGNED))
                .allSatisfy(call -> assertThat(call.assignee()).startsWith("agent-"));
        assertThat(tickets.stream().filter(ticket -> ticket.kind() == TicketEvent.Kind.MESSAGE))
                .hasSameSizeAs(of(lives, false, Life.Place.ASSIGNED))
                .isNotEmpty();
        assertThat(calls.get(0).at()).isBetween(START, START.plus(Duration.ofHours(1)));
    }

    private static List<Life> of(List<Life> lives, boolean calls, Life.Place place) {
        return lives.stream()
                .filter(life -> life.isCall() == calls && life.place() == place)
                .toList();
    }

    @Test
    void whatEveryScenarioPromisesIsAPolicy() {
        for (String name : Play.names(Play.written())) {
            assertThat(PolicyReader.read(name + ".yaml", Play.of(name).policies())
                            .policies())
                    .as(name)
                    .extracting(policy -> policy.id())
                    .contains("call", "p1");
        }
    }
}
