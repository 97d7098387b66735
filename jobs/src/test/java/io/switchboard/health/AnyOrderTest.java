package io.switchboard.health;

import static io.switchboard.health.Patient.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the order in which a customer's year is heard, and however often: how the customer is, is the same. */
class AnyOrderTest {

    private static final int RUNS = 15;
    private static final long BOUND = 10 * 60_000;
    private static final long END = minute(60.0 * 24 * 100);

    @Test
    void shuffledAndDoubledTheLastRecordAndTheCasesAreTheSame() {
        int cases = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            List<Fact> facts = Lives.of(new Random(seed));
            Patient straight = new Patient().hear(facts.toArray(Fact[]::new)).until(END);
            List<Fact> doubled = new ArrayList<>(facts);
            doubled.addAll(facts.subList(0, facts.size() / 2));
            Collections.shuffle(doubled, new Random(-seed));
            Patient shuffled = new Patient().hear(doubled.toArray(Fact[]::new)).until(END);
            assertThat(shuffled.figures()).as("seed %d", seed).isEqualTo(straight.figures());
            assertThat(shuffled.cases()).as("seed %d", seed).isEqualTo(straight.cases());
            cases += straight.cases().size();
        }
        assertThat(cases).as("cases told in all runs").isGreaterThan(RUNS);
    }

    @Test
    void asTimePassesWhatComesWithinItsTimeComesToTheSame() {
        for (long seed = 1; seed <= RUNS; seed++) {
            List<Fact> facts = Lives.of(new Random(seed));
            Patient straight = passing(facts, 0, seed);
            Patient disordered = passing(facts, BOUND, seed);
            assertThat(disordered.figures()).as("seed %d", seed).isEqualTo(straight.figures());
            assertThat(disordered.cases()).as("seed %d", seed).isEqualTo(straight.cases());
        }
    }

    @Test
    void everyScoreIsOneLessItsPartsToTheLastDigit() {
        int records = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            for (CustomerHealth health :
                    passing(Lives.of(new Random(seed)), BOUND, seed).told()) {
                double sum = 0;
                for (PartValue part : health.parts()) {
                    assertThat(part.value()).as("seed %d: %s", seed, part).isBetween(0.0, 1.0);
                    sum += part.value() * part.weight();
                }
                assertThat(health.score())
                        .as("seed %d", seed)
                        .isEqualTo(1 - sum)
                        .isBetween(0.0, 1.0);
                assertThat(health.churnRisk()).as("seed %d", seed).isEqualTo(1 - health.score());
                records++;
            }
        }
        assertThat(records).isGreaterThan(RUNS * 20);
    }

    /** Each is heard up to so much later, and time is as far behind. */
    private static Patient passing(List<Fact> facts, long bound, long seed) {
        Random dice = new Random(seed);
        record Heard(Fact fact, long when) {}
        List<Heard> heard = facts.stream()
                .map(fact -> new Heard(fact, fact.at() + (bound == 0 ? 0 : dice.nextInt((int) bound))))
                .sorted(Comparator.comparingLong(Heard::when))
                .toList();
        Patient patient = new Patient();
        for (Heard one : heard) {
            patient.until(one.when() - bound - 1);
            patient.hear(one.fact());
        }
        return patient.until(END);
    }
}
