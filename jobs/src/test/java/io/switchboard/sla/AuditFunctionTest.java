package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.audit.Alarm;
import io.switchboard.audit.AuditFunction;
import io.switchboard.audit.Count;
import io.switchboard.audit.MinuteFunction;
import io.switchboard.audit.Seen;
import io.switchboard.audit.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A ticket that is answered late and comes back: a warning, a breach and an outcome are told of its first reply. */
@Proves({"R-79", "R-107"})
class AuditFunctionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SETTLED = Duration.ofDays(2);
    private static final long MINUTE = 60_000;

    private final Story story = Story.of(Desk.opened(friday("09:00")))
            .until(friday("12:00"))
            .on(Desk.answered(friday("12:00")))
            .until(friday("12:01"));

    @Test
    void whatIsWholeRaisesNothing() throws Exception {
        try (var audit = harness()) {
            audit.open();
            see(audit, 0, all());
            audit.setProcessingTime(5 * MINUTE);
            assertThat(audit.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void eachRecordThatIsMissingIsNamedOnceAndWhenItComesThatIsSaidToo() throws Exception {
        for (Seen lost : all()) {
            if (lost.stands() != null) {
                continue;
            }
            try (var audit = harness()) {
                audit.open();
                see(audit, 0, without(lost));
                audit.setProcessingTime(MINUTE - 1);
                assertThat(audit.extractOutputValues()).isEmpty();
                audit.setProcessingTime(MINUTE);
                String name = lost.told() == null
                        ? "revision " + lost.ended().revision()
                        : lost.told().escalationId();
                assertThat(audit.extractOutputValues())
                        .extracting(Alarm::kind, Alarm::ids, Alarm::expected, Alarm::actual)
                        .containsExactly(tuple(
                                lost.told() == null ? Alarm.Kind.OUTCOME_MISSING : Alarm.Kind.ESCALATION_MISSING,
                                List.of(lost.itemId(), name),
                                1L,
                                0L));
                see(
                        audit,
                        2 * MINUTE,
                        List.of(story.tracking()).stream().map(Seen::of).toList());
                audit.setProcessingTime(3 * MINUTE);
                assertThat(audit.extractOutputValues()).as("told once").hasSize(1);
                see(audit, 4 * MINUTE, List.of(lost));
                audit.setProcessingTime(5 * MINUTE);
                assertThat(audit.extractOutputValues())
                        .extracting(Alarm::kind, Alarm::ids)
                        .element(1)
                        .isEqualTo(tuple(Alarm.Kind.AGREED, List.of(lost.itemId(), name)));
            }
        }
    }

    @Test
    void aRecordThatIsThereTwiceIsNamed() throws Exception {
        try (var audit = harness()) {
            audit.open();
            see(audit, 0, all());
            see(
                    audit,
                    1,
                    List.of(
                            Seen.of(story.escalations().get(0)),
                            Seen.of(story.outcomes().get(0))));
            audit.setProcessingTime(2 * MINUTE);
            assertThat(audit.extractOutputValues())
                    .extracting(Alarm::kind, Alarm::actual)
                    .containsExactlyInAnyOrder(
                            tuple(Alarm.Kind.ESCALATION_DOUBLED, 2L), tuple(Alarm.Kind.OUTCOME_DOUBLED, 2L));
        }
    }

    /** Its timers fire at once: the machine's time went on while it was away, and what it has not read is not lost. */
    @Test
    void aBacklogAfterARestartRaisesNothing() throws Exception {
        List<Seen> first = all().subList(0, 1);
        OperatorSubtaskState state;
        try (var audit = harness()) {
            audit.open();
            see(audit, 0, first);
            state = audit.snapshot(1, 1);
        }
        try (var audit = harness()) {
            audit.initializeState(state);
            audit.setProcessingTime(60 * MINUTE);
            audit.open();
            audit.setProcessingTime(60 * MINUTE + 1_000);
            assertThat(audit.extractOutputValues()).isEmpty();
            see(audit, 60 * MINUTE + 30_000, all().subList(1, all().size()));
            audit.setProcessingTime(70 * MINUTE);
            assertThat(audit.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void aBreachStandsInItsMinuteUntilItIsWithdrawn() throws Exception {
        Story taken =
                Story.of(Desk.opened(friday("09:00"))).until(friday("12:00")).on(Desk.answered(friday("09:10")));
        try (var audit = harness()) {
            audit.open();
            see(audit, 0, taken.escalations().stream().map(Seen::of).toList());
            List<Tally> tallies = new ArrayList<>();
            for (StreamRecord<Tally> tally : audit.getSideOutput(AuditFunction.BREACHES)) {
                tallies.add(tally.getValue());
            }
            assertThat(tallies).extracting(Tally::told).contains(1L, -1L);
            assertThat(tallies.stream().mapToLong(Tally::told).sum()).isZero();
        }
    }

    @Test
    void aFinalRowThatCountsOneBreachLessThanWasToldIsNamedAndPutRightByTheRest() throws Exception {
        try (var minutes = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MinuteFunction(Count.BREACHES, PATIENCE)), Tally::minute, Types.LONG)) {
            minutes.open();
            minutes.processElement(new StreamRecord<>(breach(1, "b-2")));
            minutes.processElement(new StreamRecord<>(breach(1, "b-1")));
            minutes.setProcessingTime(2 * MINUTE);
            assertThat(minutes.extractOutputValues()).as("nothing is final yet").isEmpty();
            minutes.processElement(new StreamRecord<>(Tally.counted(MINUTE, 1)));
            minutes.setProcessingTime(4 * MINUTE);
            assertThat(minutes.extractOutputValues())
                    .extracting(Alarm::kind, Alarm::ids, Alarm::expected, Alarm::actual, alarm -> alarm.windowStart()
                            .toEpochMilli())
                    .containsExactly(tuple(Alarm.Kind.BREACHES_MISCOUNTED, List.of("b-1", "b-2"), 2L, 1L, MINUTE));
            minutes.processElement(new StreamRecord<>(breach(-1, "b-1")));
            minutes.setProcessingTime(6 * MINUTE);
            assertThat(minutes.extractOutputValues())
                    .extracting(Alarm::kind)
                    .containsExactly(Alarm.Kind.BREACHES_MISCOUNTED, Alarm.Kind.AGREED);
        }
    }

    /** What was counted is not what a later one differs by. */
    @Test
    void aBreachThatComesWhenItsMinuteHadAgreedIsTheOnlyOneNamed() throws Exception {
        try (var minutes = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MinuteFunction(Count.BREACHES, PATIENCE)), Tally::minute, Types.LONG)) {
            minutes.open();
            minutes.processElement(new StreamRecord<>(breach(1, "b-1")));
            minutes.processElement(new StreamRecord<>(Tally.counted(MINUTE, 1)));
            minutes.setProcessingTime(2 * MINUTE);
            assertThat(minutes.extractOutputValues()).isEmpty();
            minutes.processElement(new StreamRecord<>(breach(1, "b-2")));
            minutes.setProcessingTime(4 * MINUTE);
            assertThat(minutes.extractOutputValues())
                    .extracting(Alarm::kind, Alarm::ids, Alarm::expected, Alarm::actual)
                    .containsExactly(tuple(Alarm.Kind.BREACHES_MISCOUNTED, List.of("b-2"), 2L, 1L));
        }
    }

    private static Tally breach(int more, String id) {
        return new Tally(MINUTE, more, 0, null, null, id);
    }

    private List<Seen> all() {
        List<Seen> all = new ArrayList<>();
        story.escalations().forEach(told -> all.add(Seen.of(told)));
        story.outcomes().forEach(ended -> all.add(Seen.of(ended)));
        all.add(Seen.of(story.tracking()));
        return all;
    }

    private List<Seen> without(Seen lost) {
        return all().stream().filter(each -> !each.equals(lost)).toList();
    }

    private static void see(
            KeyedOneInputStreamOperatorTestHarness<String, Seen, Alarm> audit, long now, List<Seen> records)
            throws Exception {
        audit.setProcessingTime(now);
        for (Seen record : records) {
            audit.processElement(new StreamRecord<>(record));
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Seen, Alarm> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AuditFunction(PATIENCE, SETTLED)), Seen::itemId, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
