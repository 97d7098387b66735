package io.switchboard.bench.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the benchmark feeds is what it says. */
class DeskTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration STEP = Duration.ofMillis(300);
    private static final int OPEN = 2_000;

    @ParameterizedTest
    @EnumSource
    void asManyTicketsAreOpenAllTheTime(Access access) {
        Desk desk = desk(access);
        Set<String> open = new HashSet<>();
        while (!desk.isOpen()) {
            open.add(desk.next().itemId());
        }
        assertThat(open).hasSize(OPEN);
        for (int i = 0; i < 50_000; i++) {
            TicketEvent event = desk.next();
            if (event.status() == Status.CLOSED) {
                open.remove(event.itemId());
            } else {
                open.add(event.itemId());
            }
        }
        // Between the close of one and the opening of the next that takes its place there is one less.
        assertThat(open.size()).isBetween(OPEN * 8 / 10, OPEN);
    }

    @Test
    void theSameSeedGivesTheSameEvents() {
        Desk one = desk(Access.REALISTIC);
        Desk other = desk(Access.REALISTIC);
        for (int i = 0; i < 20_000; i++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
    }

    @Test
    void ofRealisticTicketsHalfAreTouchedAgainWithinAQuarterOfAsManyEventsAsThereAreTickets() {
        assertThat(shareTouchedWithinAQuarter(Access.REALISTIC)).isGreaterThan(0.45);
        assertThat(shareTouchedWithinAQuarter(Access.UNIFORM)).isBetween(0.15, 0.3);
    }

    /** Of the events that follow another of the same ticket. */
    private static double shareTouchedWithinAQuarter(Access access) {
        Desk desk = desk(access);
        while (!desk.isOpen()) {
            desk.next();
        }
        Map<String, Integer> last = new HashMap<>();
        List<Integer> gaps = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            Integer before = last.put(desk.next().itemId(), i);
            if (before != null) {
                gaps.add(i - before);
            }
        }
        return gaps.stream().filter(gap -> gap <= OPEN / 4).count() / (double) gaps.size();
    }

    @Test
    void timeGoesOnFromWhereItIsToldTo() {
        Desk desk = desk(Access.UNIFORM);
        desk.next();
        Instant later = START.plus(Duration.ofDays(1));
        desk.goOn(later, Duration.ofSeconds(2));
        assertThat(desk.next().at()).isEqualTo(later.plusSeconds(2));
        assertThat(desk.upcoming()).isEqualTo(later.plusSeconds(4));
    }

    @Test
    void nothingHappensToATicketThatOpensBeside() {
        Desk desk = desk(Access.UNIFORM);
        desk.next();
        TicketEvent beside = desk.opensBeside(START);
        assertThat(beside.at()).isEqualTo(START);
        for (int i = 0; i < 10_000; i++) {
            assertThat(desk.next().itemId()).isNotEqualTo(beside.itemId());
        }
    }

    @Test
    void oneOfTheSkewedCustomersHasATenthOfAllTickets() {
        Desk desk = new Desk(7, OPEN, Access.UNIFORM, Customers.SKEWED, STEP, START);
        Map<String, String> customers = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            TicketEvent event = desk.next();
            customers.put(event.itemId(), event.customerId());
        }
        assertThat(customers).hasSize(desk.everOpen());
        assertThat(customers.values().stream().filter("C-LARGE"::equals).count())
                .isBetween(customers.size() / 10L, customers.size() / 10L + 1);
    }

    private static Desk desk(Access access) {
        return new Desk(7, OPEN, access, Customers.EVEN, STEP, START);
    }
}
