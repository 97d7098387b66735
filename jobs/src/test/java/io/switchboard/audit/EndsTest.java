package io.switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.Snapshots;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cycles of clocks that ended by their outcomes, and as a final row of each minute counts them. */
@Proves("R-107")
class EndsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SETTLED = Duration.ofDays(2);
    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    /** In minutes. */
    private static final int MUCH_LATER = (int) SETTLED.plusHours(1).toMinutes();

    private KeyedOneInputStreamOperatorTestHarness<String, Seen, Alarm> audit;
    private KeyedOneInputStreamOperatorTestHarness<Long, Tally, Alarm> minutes;
    private int passedOn;

    @BeforeEach
    void begin() throws Exception {
        audit = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AuditFunction(PATIENCE, SETTLED)), Seen::itemId, Types.STRING);
        minutes = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MinuteFunction(Count.ENDS, PATIENCE)), Tally::minute, Types.LONG);
        audit.setStateBackend(new EmbeddedRocksDBStateBackend());
        minutes.setStateBackend(new EmbeddedRocksDBStateBackend());
        audit.open();
        minutes.open();
    }

    @AfterEach
    void end() throws Exception {
        audit.close();
        minutes.close();
    }

    @Test
    void aMinuteThatIsCountedAsItWasToldRaisesNothing() throws Exception {
        told(ended("T-1", 1, Verdict.MET, 0), ended("T-2", 1, Verdict.MET_LATE, 0), ended("T-3", 1, Verdict.MET, 1));
        counted(0, 2, 1);
        counted(1, 1, 1);
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aMinuteOfWhichNoRowIsFinalIsNotJudged() throws Exception {
        told(ended("T-1", 1, Verdict.MET, 0));
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aFinalRowOfNothingAgreesWithAMinuteInWhichNothingEnded() throws Exception {
        counted(0, 0, 0);
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aFinalRowThatCountsOneTooFewIsNamedOnceWithWhatEndedAndAgreesWhenItIsToldAnew() throws Exception {
        told(ended("T-2", 1, Verdict.MET, 3), ended("T-1", 1, Verdict.MET, 3));
        counted(3, 1, 1);
        passes(5);
        assertThat(alarms()).containsExactly(miscounted(3, 2, 1, "T-1 FIRST_REPLY 1", "T-2 FIRST_REPLY 1"));
        assertThat(minutes.extractOutputValues().get(0).detail())
                .isEqualTo(
                        "quality-metrics counts 1 cycles that ended from 2026-03-06T09:03:00Z on, 1 of them in time; "
                                + "sla-outcomes tell of 2 and 2");
        passes(9);
        assertThat(alarms()).as("told once").hasSize(1);
        counted(3, 2, 2);
        passes(14);
        assertThat(alarms()).hasSize(2).last().isEqualTo(agreed(3, 2, "T-1 FIRST_REPLY 1", "T-2 FIRST_REPLY 1"));
    }

    @Test
    void aFinalRowThatCountsOneTooManyIsNamedUntilTheOutcomeComes() throws Exception {
        counted(3, 1, 1);
        passes(5);
        assertThat(alarms()).containsExactly(miscounted(3, 0, 1));
        told(ended("T-1", 1, Verdict.MET, 3));
        passes(9);
        assertThat(alarms()).hasSize(2).last().isEqualTo(agreed(3, 1, "T-1 FIRST_REPLY 1"));
    }

    @Test
    void inTimeAndTooLateAreComparedThoughAsManyEnded() throws Exception {
        told(ended("T-1", 1, Verdict.MET_LATE, 0), ended("T-2", 1, Verdict.MET, 0));
        counted(0, 2, 2);
        passes(5);
        assertThat(alarms()).containsExactly(miscounted(0, 1, 2, "T-1 FIRST_REPLY 1", "T-2 FIRST_REPLY 1"));
        counted(0, 2, 1);
        passes(9);
        assertThat(alarms()).hasSize(2).last().isEqualTo(agreed(0, 2, "T-1 FIRST_REPLY 1", "T-2 FIRST_REPLY 1"));
    }

    @Test
    void whatWasClosedUnfulfilledIsInTimeIfItWasNotBreached() throws Exception {
        told(ended("T-1", 1, Verdict.MET_BY_CLOSE, 0), closedLate("T-2", 0));
        counted(0, 2, 1);
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void whatWasCancelledDoesNotCountNorWhatWasWithdrawn() throws Exception {
        told(ended("T-1", 1, Verdict.CANCELLED, 0));
        told(ended("T-2", 1, Verdict.MET, 0), withdrawn("T-2", 2, 1));
        told(ended("T-3", 1, Verdict.MET, 0), ended("T-3", 2, Verdict.CANCELLED, 1));
        counted(0, 0, 0);
        counted(1, 0, 0);
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aCorrectionThatMovesAnEndTakesItFromTheOneMinuteAndPutsItIntoTheOther() throws Exception {
        told(ended("T-1", 1, Verdict.MET_LATE, 0), ended("T-1", 2, Verdict.MET, 7));
        counted(0, 0, 0);
        counted(7, 1, 1);
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aCorrectionWithinAMinuteCountsOnce() throws Exception {
        told(ended("T-1", 1, Verdict.MET_LATE, 0), ended("T-1", 2, Verdict.MET, 0));
        counted(0, 1, 1);
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aCycleThatEndsAgainMuchLaterCountsWhereItEndedFirst() throws Exception {
        told(ended("T-1", 1, Verdict.MET, 0), ended("T-1", 2, Verdict.MET_LATE, MUCH_LATER));
        counted(0, 1, 1);
        counted(MUCH_LATER, 0, 0);
        passes(5);
        assertThat(alarms()).isEmpty();
        told(ended("T-1", 3, Verdict.MET_LATE, 5));
        passes(9);
        assertThat(alarms())
                .as("a correction of the first end")
                .containsExactly(miscounted(0, 0, 1, "T-1 FIRST_REPLY 1"));
    }

    @Test
    void aCycleThatEndsAgainMuchLaterAfterItHadTurnedOutNotToHaveEndedCountsThere() throws Exception {
        told(ended("T-1", 1, Verdict.MET, 0), withdrawn("T-1", 2, 1), ended("T-1", 3, Verdict.MET_LATE, MUCH_LATER));
        counted(0, 0, 0);
        counted(MUCH_LATER, 1, 0);
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void anOutcomeThatIsThereTwiceCountsOnce() throws Exception {
        told(ended("T-1", 1, Verdict.MET, 0), ended("T-1", 2, Verdict.MET_LATE, 3));
        told(ended("T-1", 1, Verdict.MET, 0), ended("T-1", 2, Verdict.MET_LATE, 3));
        counted(0, 0, 0);
        counted(3, 1, 0);
        passes(5);
        assertThat(alarms()).isEmpty();
        assertThat(audit.extractOutputValues()).extracting(Alarm::kind).contains(Alarm.Kind.OUTCOME_DOUBLED);
    }

    @Test
    void eachCycleCountsForItself() throws Exception {
        told(
                of("desk", "FIRST_REPLY", "1", ended("T-1", 1, Verdict.MET, 0)),
                of("desk", "RESOLVE", "1", ended("T-1", 1, Verdict.MET_LATE, 0)),
                of("desk", "RESOLVE", "e-7", ended("T-1", 1, Verdict.MET, 0)),
                of("gold", "RESOLVE", "1", ended("T-1", 1, Verdict.MET, 0)));
        counted(0, 4, 3);
        passes(5);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void whatEndsWhenItsMinuteHadAgreedIsTheOnlyOneNamed() throws Exception {
        told(ended("T-1", 1, Verdict.MET, 0));
        counted(0, 1, 1);
        passes(5);
        told(ended("T-2", 1, Verdict.MET, 0));
        passes(9);
        assertThat(alarms()).containsExactly(miscounted(0, 2, 1, "T-2 FIRST_REPLY 1"));
    }

    @Test
    void noMoreThanAHundredAreNamedOrKept() throws Exception {
        for (int i = 0; i < 250; i++) {
            told(ended("T-" + i, 1, Verdict.MET, 0));
        }
        assertThat(Snapshots.kept(minutes, MinuteFunction.minuteState()))
                .singleElement()
                .satisfies(minute -> assertThat(((Minute) minute).breaches()).hasSize(Alarm.MOST_IDS));
        counted(0, 249, 249);
        passes(5);
        assertThat(minutes.extractOutputValues()).singleElement().satisfies(alarm -> assertThat(alarm.ids())
                .hasSize(Alarm.MOST_IDS));
    }

    private void told(Outcome... outcomes) throws Exception {
        for (Outcome outcome : outcomes) {
            audit.processElement(new StreamRecord<>(Seen.of(outcome)));
        }
        if (audit.getSideOutput(AuditFunction.ENDS) != null) {
            List<Tally> all = audit.getSideOutput(AuditFunction.ENDS).stream()
                    .map(StreamRecord::getValue)
                    .toList();
            for (Tally tally : all.subList(passedOn, all.size())) {
                minutes.processElement(new StreamRecord<>(tally));
            }
            passedOn = all.size();
        }
    }

    private void counted(int minute, int ended, int inTime) throws Exception {
        minutes.processElement(new StreamRecord<>(Tally.counted(at(minute).toEpochMilli(), ended, inTime)));
    }

    private void passes(int minute) throws Exception {
        audit.setProcessingTime(minute * 60_000L);
        minutes.setProcessingTime(minute * 60_000L);
    }

    private List<Tuple> alarms() {
        return minutes.extractOutputValues().stream()
                .map(alarm -> tuple(
                        alarm.kind(),
                        alarm.windowStart(),
                        alarm.windowEnd(),
                        alarm.expected(),
                        alarm.actual(),
                        alarm.ids()))
                .toList();
    }

    private static Tuple miscounted(int minute, long expected, long actual, String... cycles) {
        return tuple(Alarm.Kind.ENDS_MISCOUNTED, at(minute), at(minute + 1), expected, actual, List.of(cycles));
    }

    private static Tuple agreed(int minute, long ended, String... cycles) {
        return tuple(Alarm.Kind.AGREED, at(minute), at(minute + 1), ended, ended, List.of(cycles));
    }

    private static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private static Outcome ended(String item, int revision, Verdict verdict, int minute) {
        return outcome(item, revision, verdict, null, verdict == Verdict.MET_LATE ? NINE : null, minute);
    }

    private static Outcome closedLate(String item, int minute) {
        return outcome(item, 1, Verdict.MET_BY_CLOSE, null, NINE, minute);
    }

    private static Outcome withdrawn(String item, int revision, int minute) {
        return outcome(item, revision, Verdict.CANCELLED, Outcome.WITHDRAWN, null, minute);
    }

    /** In the middle of its minute. */
    private static Outcome outcome(
            String item, int revision, Verdict verdict, String reason, Instant breachedAt, int minute) {
        return new Outcome(
                item,
                "C-1",
                "FIRST_REPLY",
                "1",
                "desk",
                1,
                verdict,
                reason,
                NINE,
                null,
                breachedAt,
                at(minute).plusSeconds(30),
                0,
                0,
                0,
                0,
                0,
                revision,
                null);
    }

    private static Outcome of(String policy, String clock, String cycle, Outcome one) {
        return new Outcome(
                one.itemId(),
                one.customerId(),
                clock,
                cycle,
                policy,
                one.policyVersion(),
                one.verdict(),
                one.reason(),
                one.startedAt(),
                one.dueAt(),
                one.breachedAt(),
                one.endedAt(),
                0,
                0,
                0,
                0,
                0,
                one.revision(),
                null);
    }
}
