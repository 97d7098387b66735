package io.switchboard.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final long SEED = 79;

    @Test
    @Proves({"R-79", "R-27"})
    @DisplayName("R-79: the breaches told and not withdrawn are those of the clocks, over random histories")
    void breachesToldAreThoseOfTheClocks() {
        for (int run = 0; run < 500; run++) {
            List<Posting> history = WholeDesk.history(new Random(SEED + run), 40);
            Story story =
                    Story.of(WholeDesk.RULES, history.toArray(Posting[]::new)).until(WholeDesk.END);
            Set<String> told = new TreeSet<>();
            story.escalations().stream()
                    .filter(e -> e.level().equals(Escalation.BREACH))
                    .forEach(e -> {
                        String cycle = e.policyId() + " " + e.clock() + " " + e.cycle();
                        if (e.endsABreach()) {
                            told.remove(cycle);
                        } else {
                            told.add(cycle);
                        }
                    });
            Set<String> breached = new TreeSet<>();
            story.ledger().clocks().stream().forEach(clock -> {
                String cycle = clock.policyId() + " " + clock.name() + " " + clock.cycle();
                if (clock.isBreached()) {
                    breached.add(cycle);
                }
            });
            assertThat(told).as("run %d of seed %d", run, SEED).isEqualTo(breached);
        }
    }
}
