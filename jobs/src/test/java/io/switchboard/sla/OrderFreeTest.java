package io.switchboard.sla;

import static io.switchboard.sla.Desk.RULES;
import static io.switchboard.sla.Desk.friday;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.policy.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The invariants of the rules, over many random histories. A failing run prints its number and its history. */
class OrderFreeTest {

    private static final long SEED = 20260306;
    private static final Instant END = friday("08:00").plus(Duration.ofDays(12));

    @Test
    @Proves("R-80")
    @DisplayName("invariant 1: any order of the same events, and any duplicates, fold to the same")
    void anyOrderOfTheSameEventsFoldsToTheSame() {
        for (int run = 0; run < 3_000; run++) {
            Random random = new Random(SEED + run);
            List<Posting> history = Histories.random(random, 12);
            Story inOrder = heard(history).until(END);
            List<Posting> order = Histories.shuffled(history, random);
            Story shuffled = heard(order).until(END);

            assertThat(shuffled.folded())
                    .as("run %d of seed %d: %s", run, SEED, order)
                    .isEqualTo(inOrder.folded());
            assertThat(shuffled.foldedOutcomes())
                    .as("run %d of seed %d: %s", run, SEED, order)
                    .isEqualTo(inOrder.foldedOutcomes());
            assertThat(shuffled.ledger().entries()).isEqualTo(inOrder.ledger().entries());
            assertThat(shuffled.ledger().item()).isEqualTo(inOrder.ledger().item());
            assertThat(shuffled.ledger().clocks()).isEqualTo(inOrder.ledger().clocks());
        }
    }

    @Test
    @Proves("R-71")
    @DisplayName("invariant 1: looking at the clock early, and events that come behind time, change nothing in the end")
    void lookingAtTheClockInBetweenFoldsToTheSame() {
        for (int run = 0; run < 2_000; run++) {
            Random random = new Random(SEED + run);
            List<Posting> history = Histories.random(random, 12);
            Story inOrder = heard(history).until(END);
            Story looking = Story.of(RULES);
            Instant time = friday("08:00");
            for (Posting posting : Histories.shuffled(history, random)) {
                time = time.plusSeconds(random.nextInt(3600));
                looking.until(time).on(posting);
            }
            looking.until(END);

            assertThat(looking.tooLate()).isEmpty();
            assertThat(looking.folded())
                    .as("run %d of seed %d: %s", run, SEED, history)
                    .isEqualTo(inOrder.folded());
            assertThat(looking.foldedOutcomes()).isEqualTo(inOrder.foldedOutcomes());
        }
    }

    @Test
    @DisplayName("in their order, timer first or event first tell the very same records")
    void inTheirOrderTimersAndEventsTellTheSameRecords() {
        for (int run = 0; run < 2_000; run++) {
            Random random = new Random(SEED + run);
            List<Posting> history = Histories.random(random, 20);
            Story eventsOnly = heard(history).until(END);
            Story timers = Story.of(RULES);
            for (Posting posting : history) {
                timers.until(Instant.ofEpochMilli(posting.entry().at() - 1 - random.nextInt(2) * 1_800_000L))
                        .until(Instant.ofEpochMilli(posting.entry().at() - 1))
                        .on(posting);
            }
            timers.until(END);

            assertThat(timers.escalations())
                    .as("run %d of seed %d: %s", run, SEED, history)
                    .containsExactlyInAnyOrderElementsOf(eventsOnly.escalations());
            assertThat(timers.outcomes()).containsExactlyElementsOf(eventsOnly.outcomes());
        }
    }

    @Test
    @DisplayName("invariant 2: running, resting and ended time add up to the wall time of the ticket")
    void theLedgerAddsUp() {
        for (int run = 0; run < 300; run++) {
            List<Posting> history = Histories.random(new Random(SEED + run), 30);
            Ledger ledger = heard(history).ledger();
            long lifetime = ledger.last().at() - ledger.entries().get(0).at();
            for (Clock clock : ledger.clocks()) {
                assertThat(clock.watch().wallAt(ledger.last().at()) + restedAndEnded(clock, ledger))
                        .as("run %d of seed %d: %s of %s", run, SEED, clock, history)
                        .isEqualTo(lifetime);
            }
        }
    }

    @Test
    @Proves({"R-71", "R-72"})
    @DisplayName("invariants 3 and 4: every id is its own, nothing breaches before its due time")
    void everyIdIsItsOwnAndNothingIsEarly() {
        for (int run = 0; run < 2_000; run++) {
            Random random = new Random(SEED + run);
            Story story = heard(Histories.shuffled(Histories.random(random, 20), random))
                    .until(END);
            assertThat(story.escalations()).extracting(Escalation::escalationId).doesNotHaveDuplicates();
            assertThat(story.escalations())
                    .filteredOn(e -> e.level().equals(Escalation.BREACH))
                    .filteredOn(e -> e.correction() != Escalation.Correction.WITHDRAWN)
                    .allSatisfy(e -> assertThat(e.at()).isAfterOrEqualTo(e.dueAt()));
        }
    }

    /** Time in which the clock did not run, counted by walking the entries, not by the engine. */
    private static long restedAndEnded(Clock clock, Ledger ledger) {
        long sum = 0;
        List<Entry> entries = ledger.entries();
        for (int i = 1; i < entries.size(); i++) {
            Story upTo = Story.of(RULES);
            entries.subList(0, i).forEach(entry -> upTo.on(new Posting(ledger.itemId(), ledger.type(), entry)));
            Clock then = upTo.ledger().clocks().stream()
                    .filter(other -> other.key().equals(clock.key()))
                    .findFirst()
                    .orElseThrow();
            boolean ran = !then.over() && then.phase() == Phase.RUN;
            sum += ran ? 0 : entries.get(i).at() - entries.get(i - 1).at();
        }
        return sum;
    }

    private static Story heard(List<Posting> history) {
        return Story.of(RULES, history.toArray(Posting[]::new));
    }
}
