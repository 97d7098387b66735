package io.switchboard.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.audit.Alarm;
import io.switchboard.audit.EndedMinutes;
import io.switchboard.quality.Fact;
import io.switchboard.quality.MetricRow;
import io.switchboard.quality.Office;
import io.switchboard.quality.Settings;
import io.switchboard.quality.StoryRules;
import io.switchboard.quality.Weights;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Of random outcomes the quality job's rules count in each minute what the reconcile job expects there, however often a cycle
 * ends, is withdrawn, cancelled or corrected; and whatever one of the two has not seen is named.
 */
@Proves("R-107")
class EndsAreCountedTest {

    private static final long SEED = Long.getLong("switchboard.seed", 107);
    private static final int RUNS = 100;
    private static final String ONCE = "ended once";
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());
    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    /** Short, so that a cycle often ends again after it. */
    private static final Duration LATENESS = Duration.ofMinutes(3);

    private static final Duration SETTLED = StoryRules.settled(LATENESS);

    private static final Settings SETTINGS = new Settings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofDays(1),
            LATENESS,
            LATENESS,
            Duration.ofDays(1),
            Duration.ofHours(12),
            5,
            Weights.DEFAULT,
            "Asia/Kolkata",
            Map.of(),
            Map.of("PT1M", List.of("all"), "PT1H", List.of("all"), "P1D", List.of("all")));

    private final Random dice = new Random(SEED);

    @Test
    void whatIsCountedOfWhatWasToldAgrees() {
        long again = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Outcome> outcomes = outcomes();
            EndedMinutes minutes = reconciled(outcomes, finalRows(outcomes));
            assertThat(minutes.judged()).as("run %d of seed %d", run, SEED).isEmpty();
            assertThat(minutes.standing(true)).isPositive();
            assertThat(minutes.standing(false)).isPositive();
            again += endsAgain(outcomes);
        }
        assertThat(again).as("ends again, much later").isGreaterThan(RUNS);
    }

    /** After the restore of an older checkpoint the SLA job tells again what it had told since. */
    @Test
    void whatIsThereTwiceCountsOnce() {
        for (int run = 0; run < RUNS; run++) {
            List<Outcome> outcomes = outcomes();
            List<Outcome> doubled = new ArrayList<>(outcomes);
            doubled.addAll(outcomes.subList(dice.nextInt(outcomes.size()), outcomes.size()));
            assertThat(reconciled(doubled, finalRows(outcomes)).judged())
                    .as("run %d of seed %d", run, SEED)
                    .isEmpty();
            assertThat(reconciled(doubled, finalRows(doubled)).judged())
                    .as("run %d of seed %d", run, SEED)
                    .isEmpty();
        }
    }

    /** A minute of which no row is left is not missed. */
    @Test
    void anOutcomeThatTheQualityJobHasLostIsNamedWhereItsMinuteHasARow() {
        int named = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Outcome> outcomes = outcomes();
            Outcome lost = theOnlyOne(outcomes);
            List<MetricRow> rows = finalRows(without(outcomes, lost));
            List<Alarm> alarms = reconciled(outcomes, rows).judged();
            if (rows.stream().anyMatch(row -> row.windowStart().equals(minuteOf(lost)))) {
                assertThat(alarms)
                        .as("run %d of seed %d without %s", run, SEED, lost)
                        .hasSize(1);
                assertThat(alarms.get(0).kind()).isEqualTo(Alarm.Kind.ENDS_MISCOUNTED);
                assertThat(alarms.get(0).windowStart()).isEqualTo(minuteOf(lost));
                assertThat(alarms.get(0).expected() - alarms.get(0).actual()).isEqualTo(1);
                assertThat(alarms.get(0).ids()).contains("%s %s 1".formatted(lost.itemId(), lost.clock()));
                named++;
            } else {
                assertThat(alarms).isEmpty();
            }
        }
        assertThat(named).isGreaterThan(RUNS / 2);
    }

    @Test
    void anOutcomeThatIsGoneFromTheTopicIsNamedByTheMinuteThatCountsIt() {
        for (int run = 0; run < RUNS; run++) {
            List<Outcome> outcomes = outcomes();
            Outcome lost = theOnlyOne(outcomes);
            assertThat(reconciled(without(outcomes, lost), finalRows(outcomes)).judged())
                    .as("run %d of seed %d without %s", run, SEED, lost)
                    .extracting(Alarm::kind, Alarm::windowStart, alarm -> alarm.actual() - alarm.expected())
                    .containsExactly(tuple(Alarm.Kind.ENDS_MISCOUNTED, minuteOf(lost), 1L));
        }
    }

    @Test
    void aRowThatCountsOtherwiseIsNamedByItsMinuteAlone() {
        for (int run = 0; run < RUNS; run++) {
            List<Outcome> outcomes = outcomes();
            List<MetricRow> rows = finalRows(outcomes);
            int place = dice.nextInt(rows.size());
            MetricRow row = rows.get(place);
            int more = dice.nextInt(3) - 1;
            rows.set(place, counting(row, row.numerator() + (more == 0 ? 1 : 0), row.denominator() + more));
            assertThat(reconciled(outcomes, rows).judged())
                    .as("run %d of seed %d", run, SEED)
                    .extracting(Alarm::kind, Alarm::windowStart)
                    .containsExactly(tuple(Alarm.Kind.ENDS_MISCOUNTED, row.windowStart()));
        }
    }

    @Test
    void onlyTheFinalRowOfAMinuteOfEverybodyAndOfAllClocksIsCompared() {
        List<MetricRow> all = played(outcomes()).rows;
        assertThat(all.stream().filter(ReconcileJob::isCountOfEnds))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(List.of(row.grain(), row.dimension(), row.metric(), row.formula()))
                        .containsExactly("PT1M", "all", "attainment", "closed-in-time-counts"))
                .allMatch(row -> row.subject() == null && row.last())
                .doesNotHaveDuplicates();
        assertThat(all.stream().map(row -> counting(row, "fulfilled-only", row.numerator(), row.denominator())))
                .noneMatch(ReconcileJob::isCountOfEnds);
        assertThat(all).anyMatch(row -> row.metric().equals("attainment") && row.subject() != null);
        assertThat(all).anyMatch(row -> row.metric().equals("attainment") && !row.last());
        assertThat(all)
                .anyMatch(row ->
                        row.metric().equals("attainment") && row.formula().equals("fulfilled-only"));
    }

    private static EndedMinutes reconciled(List<Outcome> outcomes, List<MetricRow> rows) {
        EndedMinutes minutes = new EndedMinutes(SETTLED);
        outcomes.forEach(minutes::told);
        rows.forEach(row -> minutes.counted(ReconcileJob.ends(row)));
        return minutes;
    }

    private static List<MetricRow> finalRows(List<Outcome> outcomes) {
        return new ArrayList<>(played(outcomes).rows.stream()
                .filter(ReconcileJob::isCountOfEnds)
                .toList());
    }

    /** No time passes while it reads: nothing is final before all is read. */
    private static Office played(List<Outcome> outcomes) {
        Office office = new Office(SETTINGS);
        office.until(NINE);
        outcomes.forEach(outcome -> office.take(Fact.of(SlaFacts.end(outcome))));
        office.until(NINE.plusSeconds(30 * 60));
        office.until(NINE.plus(Duration.ofDays(10)));
        assertThat(office.late).isEmpty();
        return office;
    }

    /** Of ten items with two clocks and of one more that ends once, the revisions of each cycle in their order, the cycles among each other. */
    private List<Outcome> outcomes() {
        List<List<Outcome>> cycles = new ArrayList<>();
        for (int item = 0; item < 10; item++) {
            for (String clock : List.of("FIRST_REPLY", "RESOLVE")) {
                List<Outcome> revisions = new ArrayList<>();
                int last = 1 + dice.nextInt(4);
                for (int revision = 1; revision <= last; revision++) {
                    revisions.add(outcome("T-" + item, clock, revision));
                }
                cycles.add(revisions);
            }
        }
        List<Outcome> told = new ArrayList<>();
        cycles.add(new ArrayList<>(List.of(ended(ONCE, "RESOLVE", 1, Verdict.MET))));
        while (!cycles.isEmpty()) {
            List<Outcome> one = cycles.get(dice.nextInt(cycles.size()));
            told.add(one.remove(0));
            cycles.removeIf(List::isEmpty);
        }
        return told;
    }

    private Outcome outcome(String item, String clock, int revision) {
        return ended(item, clock, revision, VERDICTS.get(dice.nextInt(VERDICTS.size())));
    }

    private Outcome ended(String item, String clock, int revision, Verdict verdict) {
        boolean cancelled = verdict == Verdict.CANCELLED;
        boolean breached = verdict == Verdict.MET_LATE || (verdict == Verdict.MET_BY_CLOSE && dice.nextBoolean());
        return new Outcome(
                item,
                "C-1",
                clock,
                "1",
                "desk",
                1,
                verdict,
                cancelled ? (dice.nextBoolean() ? Outcome.WITHDRAWN : "MERGED") : null,
                NINE,
                null,
                breached ? NINE : null,
                NINE.plusSeconds(1 + dice.nextInt(20 * 60)),
                1_000,
                1_000,
                0,
                0,
                0,
                revision,
                null);
    }

    private static Outcome theOnlyOne(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(one -> one.itemId().equals(ONCE))
                .findFirst()
                .orElseThrow();
    }

    private static long endsAgain(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(one -> outcomes.stream()
                        .anyMatch(other -> isOfSameCycle(one, other)
                                && other.revision() == one.revision() + 1
                                && !Outcome.WITHDRAWN.equals(one.reason())
                                && !Outcome.WITHDRAWN.equals(other.reason())
                                && other.endedAt().isAfter(one.endedAt().plus(SETTLED))))
                .count();
    }

    private static boolean isOfSameCycle(Outcome one, Outcome other) {
        return one.itemId().equals(other.itemId()) && one.clock().equals(other.clock());
    }

    private static List<Outcome> without(List<Outcome> outcomes, Outcome lost) {
        return outcomes.stream().filter(one -> !one.equals(lost)).toList();
    }

    private static Instant minuteOf(Outcome outcome) {
        return outcome.endedAt().truncatedTo(ChronoUnit.MINUTES);
    }

    private static MetricRow counting(MetricRow row, double numerator, double denominator) {
        return counting(row, row.formula(), numerator, denominator);
    }

    private static MetricRow counting(MetricRow row, String formula, double numerator, double denominator) {
        return new MetricRow(
                row.grain(),
                row.windowStart(),
                row.windowEnd(),
                row.dimension(),
                row.member(),
                row.subject(),
                row.family(),
                row.metric(),
                formula,
                row.unit(),
                row.value(),
                row.lower(),
                row.upper(),
                numerator,
                denominator,
                row.numeratorDelta(),
                row.denominatorDelta(),
                row.percentiles(),
                row.remark(),
                row.revision(),
                row.last());
    }
}
