package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.turned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.Publication;
import io.switchboard.sla.Escalation.Correction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlaOperatorTest {

    static final OutputTag<String> REFUSED = new OutputTag<>("refused", Types.STRING);

    static final int MAX_PARALLELISM = 128;

    /** With the one group of keys that the released snapshots have. */
    static KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> harness() throws Exception {
        return harness(Desk.RULES, 1, 1, 0);
    }

    static KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> harness(
            int parallelism, int part) throws Exception {
        return harness(Desk.RULES, MAX_PARALLELISM, parallelism, part);
    }

    /** Of a job that was given what is published. */
    static KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> harness(
            Publication... published) throws Exception {
        return harness(Desk.RULES, List.of(published), 1, 1, 0);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> harness(
            SlaRules rules, int maxParallelism, int parallelism, int part) throws Exception {
        return harness(rules, List.of(), maxParallelism, parallelism, part);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> harness(
            SlaRules rules, List<Publication> published, int maxParallelism, int parallelism, int part)
            throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new SlaOperator<Publication, String>(
                        rules, published, publication -> publication, REFUSED, (publication, reason) -> reason),
                Posting::key,
                null,
                Types.STRING,
                maxParallelism,
                parallelism,
                part);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    static void hear(
            KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> sla,
            Desk.Happening... events)
            throws Exception {
        for (Desk.Happening event : events) {
            sla.processElement1(event.posting(), event.posting().entry().at());
        }
    }

    static void until(
            KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> sla, Instant time)
            throws Exception {
        sla.processWatermark1(new Watermark(time.toEpochMilli()));
    }

    @Test
    void alarmsFireAsEventTimePasses() throws Exception {
        try (var sla = harness()) {
            sla.open();
            hear(sla, opened(friday("09:00")));
            until(sla, friday("09:59"));
            assertThat(sla.extractOutputValues()).isEmpty();
            until(sla, friday("11:00"));
            assertThat(sla.extractOutputValues())
                    .extracting(Escalation::level, Escalation::at)
                    .containsExactly(tuple("50%", friday("10:00")), tuple("breach", friday("11:00")));
        }
    }

    @Test
    @Proves("R-72")
    @DisplayName(
            "R-72: a late answer meets the breach that was due where it was read, whether its timer has fired or not")
    void whatWasDueIsToldBeforeTheLateEvent() throws Exception {
        for (Instant watermark : List.of(friday("09:30"), friday("11:00"))) {
            try (var sla = harness()) {
                sla.open();
                hear(sla, opened(friday("09:00")));
                until(sla, watermark);
                Posting late = answered(friday("10:30")).posting();
                sla.processElement1(
                        late.at(friday("11:00").toEpochMilli()), late.entry().at());
                assertThat(sla.extractOutputValues())
                        .as("watermark %s", watermark)
                        .extracting(Escalation::level, Escalation::correction)
                        .containsExactly(
                                tuple("50%", null), tuple("breach", null), tuple("breach", Correction.WITHDRAWN));
            }
        }
    }

    @Test
    @Proves("R-75")
    @DisplayName("R-75: what was acknowledged while the job was away is known before time passes for its item")
    void whatHappensBeforeTimeBeginsWaitsForWhatComesFromElsewhere() throws Exception {
        OperatorSubtaskState snapshot;
        try (var sla = harness()) {
            sla.open();
            hearAt(sla, opened(friday("09:00")), Long.MIN_VALUE);
            hearAt(sla, turned(Status.OPEN, friday("10:30")), friday("10:30").toEpochMilli());
            snapshot = sla.snapshot(1, 1);
        }
        try (var sla = harness()) {
            sla.initializeState(snapshot);
            sla.open();
            hearAt(
                    sla,
                    turned(Status.OPEN, friday("10:40")).id("again"),
                    friday("10:40").toEpochMilli());
            Posting acked = Desk.acked(null, friday("09:50"));
            sla.processElement1(acked, acked.entry().at());
            assertThat(sla.extractOutputValues()).isEmpty();
            until(sla, friday("10:59"));
            assertThat(sla.extractOutputValues())
                    .as("neither told nor taken back")
                    .isEmpty();
            until(sla, friday("11:01"));
            assertThat(sla.extractOutputValues())
                    .extracting(Escalation::level, Escalation::at)
                    .containsExactly(tuple("breach", friday("11:00")));
        }
    }

    @Test
    void anEventBetweenTheTurnsOfTheBeginningDoesNotOvertakeWhatWasReadBeforeIt() throws Exception {
        try (var sla = harness()) {
            sla.open();
            int many = 5 * Turn.MOST;
            for (int i = 0; i < many; i++) {
                hearAt(sla, opened(friday("09:00")).item("T-" + i), Long.MIN_VALUE);
            }
            long ten = friday("10:00").toEpochMilli();
            until(sla, friday("09:59"));
            for (int i = 0; i < many; i++) {
                hearAt(sla, answered(friday("10:00")).item("T-" + i).id("answer " + i), ten);
            }
            Turns.toTheEnd(sla);
            assertThat(aside(sla.getSideOutput(SlaOperator.OUTCOMES)))
                    .hasSize(many)
                    .extracting(Outcome::clock, Outcome::startedAt)
                    .containsOnly(tuple("FIRST_REPLY", friday("09:00")));
        }
    }

    @Test
    @Proves("R-75")
    @DisplayName("R-75: nor does an acknowledgement, which would let one that waits happen to an item nobody knows yet")
    void anAcknowledgementBetweenTheTurnsOfTheBeginningDoesNotOvertakeWhatWasReadBeforeIt() throws Exception {
        try (var sla = harness()) {
            sla.open();
            int many = 5 * Turn.MOST;
            for (int i = 0; i < many; i++) {
                hearAt(sla, opened(friday("09:00")).item("T-" + i), Long.MIN_VALUE);
                acknowledge(sla, "T-" + i, Desk.acked(null, friday("10:20")));
            }
            until(sla, friday("10:59"));
            for (int i = 0; i < many; i++) {
                acknowledge(sla, "T-" + i, Desk.unacked(null, friday("10:30")));
            }
            Turns.toTheEnd(sla);
            assertThat(sla.extractOutputValues())
                    .as("told when it was due, and not as a correction of what was acknowledged before")
                    .hasSize(many)
                    .extracting(Escalation::level, Escalation::correction)
                    .containsOnly(tuple("50%", null));
        }
    }

    private static void acknowledge(
            KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> sla,
            String item,
            Posting posting)
            throws Exception {
        sla.processElement1(
                new Posting(item, posting.type(), posting.entry()),
                posting.entry().at());
    }

    private static void hearAt(
            KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> sla,
            Desk.Happening event,
            long tide)
            throws Exception {
        Posting posting = event.posting();
        sla.processElement1(posting.at(tide), posting.entry().at());
    }

    @Test
    void outcomesAndWhatIsTooLateGoAside() throws Exception {
        try (var sla = harness()) {
            sla.open();
            hear(sla, opened(friday("09:00")), answered(friday("10:00")));
            until(sla, monday("10:00"));
            hearAt(sla, turned(Status.PENDING, friday("09:30")), monday("10:00").toEpochMilli());
            assertThat(aside(sla.getSideOutput(SlaOperator.OUTCOMES)))
                    .extracting(Outcome::clock)
                    .containsExactly("FIRST_REPLY");
            assertThat(aside(sla.getSideOutput(SlaOperator.TOO_LATE)))
                    .extracting(TooLate::at)
                    .containsExactly(friday("09:30"));
        }
    }

    @Test
    @Proves("R-08")
    void whatNoPolicyMatchesGoesAside() throws Exception {
        try (var sla = harness(Desk.RULES.under(new PolicyBook(List.of()), "policies"), 1, 1, 0)) {
            sla.open();
            hear(sla, opened(friday("09:00")), answered(friday("10:00")));
            assertThat(aside(sla.getSideOutput(SlaOperator.UNMATCHED)))
                    .extracting(Unmatched::at)
                    .containsExactly(friday("09:00"));
        }
    }

    @Test
    void onlyOneTimerIsArmedForAnItem() throws Exception {
        try (var sla = harness()) {
            sla.open();
            hear(sla, opened(friday("09:00")));
            for (int i = 1; i < 50; i++) {
                hear(sla, turned(Status.OPEN, friday("09:00").plusSeconds(i)).id("still open " + i));
            }
            assertThat(sla.numEventTimeTimers()).isEqualTo(1);
        }
    }

    @Test
    void anAlarmThatMovesCloserIsNotMissed() throws Exception {
        try (var sla = harness()) {
            sla.open();
            hear(
                    sla,
                    opened(friday("09:00")),
                    turned(Status.OPEN, friday("09:05")).priority(Priority.P1));
            until(sla, friday("09:20"));
            assertThat(sla.extractOutputValues())
                    .extracting(Escalation::level, Escalation::at)
                    .containsExactly(tuple("50%", friday("09:15")));
        }
    }

    @Test
    @Proves("R-22")
    void aTimerLeftOverFromBeforeTheAnswerIsSilent() throws Exception {
        try (var sla = harness()) {
            sla.open();
            hear(sla, opened(friday("09:00")), answered(friday("09:30")), turned(Status.PENDING, friday("09:40")));
            until(sla, monday("17:00"));
            assertThat(sla.extractOutputValues()).isEmpty();
            assertThat(sla.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void ledgersAndTimersSurviveARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var sla = harness()) {
            sla.open();
            hear(sla, opened(friday("09:00")));
            until(sla, friday("10:30"));
            snapshot = sla.snapshot(1, 1);
        }
        try (var sla = harness()) {
            sla.initializeState(snapshot);
            sla.open();
            until(sla, friday("11:00"));
            assertThat(sla.extractOutputValues())
                    .singleElement()
                    .extracting(Escalation::level, Escalation::at)
                    .containsExactly("breach", friday("11:00"));
        }
    }

    @Test
    @Proves("R-32")
    void ofAClosedTicketOnlyATombstoneIsLeft() throws Exception {
        try (var sla = harness()) {
            sla.open();
            hear(sla, opened(friday("09:00")), turned(Status.CLOSED, friday("10:00")));
            until(sla, friday("10:00").plus(Duration.ofDays(31)));
            assertThat(sla.numEventTimeTimers()).isZero();
            hear(sla, turned(Status.OPEN, friday("10:00").plus(Duration.ofDays(40))));
            assertThat(sla.numEventTimeTimers()).isZero();
            assertThat(aside(sla.getSideOutput(SlaOperator.TOO_LATE))).hasSize(1);
        }
    }

    private static <T> List<T> aside(Queue<StreamRecord<T>> records) {
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}
