package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.calendar.CalendarBenchmark;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Blackhole;

/** What is measured is what it is called. */
class EngineBenchmarkTest {

    @Test
    void ticketsWholeLivesAreFoldedWithTheirClocks() {
        EngineBenchmark benchmark = new EngineBenchmark();
        benchmark.open();
        Blackhole told = new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        Set<String> tickets = new HashSet<>();
        int withThreeClocks = 0;
        for (int i = 0; i < 1_024; i++) {
            Ledger ledger = benchmark.events(told);
            assertThat(ledger.entries()).hasSize(EngineBenchmark.EVENTS);
            assertThat(ledger.isOver()).isTrue();
            tickets.add(ledger.itemId());
            withThreeClocks += ledger.cycles().stream()
                                    .map(cycle -> cycle.clock().kind())
                                    .distinct()
                                    .count()
                            == 3
                    ? 1
                    : 0;
        }
        assertThat(tickets).hasSize(1_024);
        assertThat(withThreeClocks).isGreaterThan(512);
    }

    @Test
    void aDueTimeIsTheInverseOfTheElapsedTime() {
        CalendarBenchmark benchmark = new CalendarBenchmark();
        benchmark.open();
        assertThat(benchmark.plus()).isPositive();
        assertThat(benchmark.between()).isPositive();
    }
}
