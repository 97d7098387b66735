package io.switchboard.sla;

import static io.switchboard.sla.WholeDesk.BOOK;
import static io.switchboard.sla.WholeDesk.END;
import static io.switchboard.sla.WholeDesk.FIRST;
import static io.switchboard.sla.WholeDesk.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.LongForm;
import io.switchboard.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The invariants of the rules over random histories with every kind of event, under every kind of clock and policy. A
 * failing run prints its number and its history.
 */
class WholeDeskTest {

    private static final long SEED = 20261123;
    private static final int MOST = 60;

    @Test
    @Proves("R-80")
    @DisplayName("invariant 1: any order of the same events, and any duplicates, fold to the same")
    void anyOrderOfTheSameEventsFoldsToTheSame() {
        IntStream.range(0, LongForm.of(10_000, 2_000)).parallel().forEach(run -> {
            Random random = new Random(SEED + run);
            List<Posting> history = WholeDesk.history(random, MOST);
            Story inOrder = heard(RULES, history).until(END);
            Story shuffled = heard(RULES, Histories.shuffled(history, random)).until(END);

            assertSame(shuffled, inOrder, run, history);
        });
    }

    @Test
    @DisplayName("invariant 1: looking at the clock early, and events that come behind time, change nothing in the end")
    void lookingAtTheClockInBetweenFoldsToTheSame() {
        for (int run = 0; run < LongForm.of(1_000, 400); run++) {
            Random random = new Random(SEED + run);
            List<Posting> history = WholeDesk.history(random, MOST);
            Story inOrder = heard(RULES, history).until(END);
            Story looking = Story.of(RULES);
            Instant time = FIRST;
            for (Posting posting : Histories.shuffled(history, random)) {
                time = time.plusSeconds(random.nextInt(7200));
                looking.until(time).on(posting);
            }

            assertSame(looking.until(END), inOrder, run, history);
        }
    }

    @Test
    @DisplayName("in their order, timer first or event first tell the very same records")
    void inTheirOrderTimersAndEventsTellTheSameRecords() {
        for (int run = 0; run < 1_000; run++) {
            Random random = new Random(SEED + run);
            List<Posting> history = WholeDesk.history(random, MOST);
            Story eventsOnly = heard(RULES, history).until(END);
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
            assertThat(timers.outcomes()).containsExactlyInAnyOrderElementsOf(eventsOnly.outcomes());
        }
    }

    @Test
    @Proves({"R-23", "R-50", "R-27"})
    @DisplayName("what is published behind an item's back gives what would have been had it always been known")
    void publishedLateIsTheSameAsPublishedEarly() {
        for (int run = 0; run < 1_000; run++) {
            Random random = new Random(SEED + run);
            List<Posting> history = WholeDesk.history(random, MOST);
            Story early = heard(RULES, history).until(END);
            Story late = Story.of(WholeDesk.rules(WholeDesk.FIRST_BOOK));
            int publishedAfter = random.nextInt(history.size() + 1);
            for (int i = 0; i < history.size(); i++) {
                if (i == publishedAfter) {
                    late.under(BOOK);
                }
                late.on(history.get(i));
            }
            late.until(END);
            if (publishedAfter == history.size()) {
                late.under(BOOK).until(END);
            }

            assertSame(late, early, run, history);
        }
    }

    @Test
    @DisplayName("invariant 2: running, resting and ended time add up to the wall time since the clock began")
    void theLedgerAddsUp() {
        for (int run = 0; run < 1_000; run++) {
            List<Posting> history = WholeDesk.history(new Random(SEED + run), MOST);
            Story story = Story.of(RULES);
            history.forEach(story::on);
            Tracking tracking = story.tracking();
            assertThat(tracking.spans().stream()
                            .mapToLong(Tracking.Spent::wallMs)
                            .sum())
                    .as("run %d of seed %d: %s", run, SEED, history)
                    .isEqualTo(tracking.wallMs());
            String where = "run %d of seed %d".formatted(run, SEED);
            assertThat(tracking.clocks()).allSatisfy(clock -> {
                long since = Math.max(
                        0, tracking.at().toEpochMilli() - clock.startedAt().toEpochMilli());
                assertThat(clock.runMs() + clock.pausedMs() + clock.endedMs())
                        .as("%s: %s", where, clock)
                        .isEqualTo(since);
                assertThat(clock.businessMs()).isBetween(0L, Math.max(clock.runMs(), clock.businessMs()));
            });
        }
    }

    @Test
    @Proves({"R-71", "R-72", "R-21"})
    @DisplayName(
            "invariants 3 and 4: every id is its own, a level is raised once, nothing breaches before its due time")
    void everyIdIsItsOwnAndNothingIsEarly() {
        for (int run = 0; run < 1_000; run++) {
            Random random = new Random(SEED + run);
            List<Posting> history = Histories.shuffled(WholeDesk.history(random, MOST), random);
            Story story = heard(RULES, history).until(END);
            assertThat(story.escalations())
                    .as("run %d of seed %d: %s", run, SEED, history)
                    .extracting(Escalation::escalationId)
                    .doesNotHaveDuplicates();
            assertThat(story.escalations().stream()
                            .filter(e -> e.kind() != Escalation.Kind.CORRECTION)
                            .map(e -> List.of(e.clock(), e.cycle(), e.policyId(), e.policyVersion(), e.level())))
                    .doesNotHaveDuplicates();
            assertThat(story.escalations())
                    .filteredOn(e -> e.level().equals(Escalation.BREACH))
                    .filteredOn(e -> e.correction() != Escalation.Correction.WITHDRAWN)
                    .allSatisfy(e -> assertThat(e.at()).isAfterOrEqualTo(e.dueAt()));
        }
    }

    private static void assertSame(Story story, Story expected, int run, List<Posting> history) {
        assertThat(story.tooLate()).isEmpty();
        List<Object> difference = new ArrayList<>();
        differ(story.folded(), expected.folded(), difference);
        differ(story.foldedOutcomes().values(), expected.foldedOutcomes().values(), difference);
        differ(story.ledger().entries(), expected.ledger().entries(), difference);
        differ(List.of(story.ledger().item()), List.of(expected.ledger().item()), difference);
        differ(story.ledger().clocks(), expected.ledger().clocks(), difference);
        assertThat(difference)
                .as("run %d of seed %d, %d entries", run, SEED, history.size())
                .isEmpty();
    }

    private static void differ(Collection<?> is, Collection<?> should, List<Object> difference) {
        Set<Object> told = new HashSet<>(is);
        Set<Object> wanted = new HashSet<>(should);
        is.stream().filter(one -> !wanted.contains(one)).forEach(one -> difference.add("too much: " + one));
        should.stream().filter(one -> !told.contains(one)).forEach(one -> difference.add("missing: " + one));
        if (is.size() != should.size()) {
            difference.add("%d and not %d, some of them doubled".formatted(is.size(), should.size()));
        }
    }

    private static Story heard(SlaRules rules, List<Posting> history) {
        return Story.of(rules, history.toArray(Posting[]::new));
    }
}
