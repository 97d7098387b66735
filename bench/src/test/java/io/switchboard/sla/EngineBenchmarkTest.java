package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.calendar.CalendarBenchmark;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Blackhole;

/** What is measured is what it is called. */
class EngineBenchmarkTest {

    @Test
    void aTicketsWholeLifeIsFoldedWithItsClocks() {
        EngineBenchmark benchmark = new EngineBenchmark();
        benchmark.open();
        Ledger ledger = benchmark.events(new Blackhole(
                "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous."));
        assertThat(ledger.entries()).hasSize(8);
        assertThat(ledger.cycles())
                .extracting(cycle -> cycle.clock().kind().name())
                .contains("FIRST_REPLY", "NEXT_REPLY", "TOTAL_RESOLUTION");
        assertThat(ledger.isOver()).isTrue();
    }

    @Test
    void aDueTimeIsTheInverseOfTheElapsedTime() {
        CalendarBenchmark benchmark = new CalendarBenchmark();
        benchmark.open();
        assertThat(benchmark.plus()).isPositive();
        assertThat(benchmark.between()).isPositive();
    }
}
