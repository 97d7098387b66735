package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.SlaOperatorTest.harness;
import static io.switchboard.sla.SlaOperatorTest.hear;
import static io.switchboard.sla.SlaOperatorTest.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.policy.Publication;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Many alarms that are due in one moment hold neither events nor checkpoints up, and all of them go off. */
class BurstTest {

    private static final int MANY = 1_000;

    @Test
    void alarmsOfOneMomentGoOffInTurnsAndEventsAreHeardBetween() throws Exception {
        try (var sla = harness()) {
            openMany(sla);
            until(sla, friday("10:30"));
            int told = sla.extractOutputValues().size();
            assertThat(told).isEqualTo(Turn.MOST);
            hear(sla, opened(friday("10:30")).item("between"));
            Turns.next(sla);
            assertThat(sla.extractOutputValues()).hasSize(2 * told);
            Turns.toTheEnd(sla);
            assertThat(sla.extractOutputValues())
                    .extracting(Escalation::itemId)
                    .hasSize(MANY)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aTurnGivesWayWhileEventsComeButNoLongerThanItTook() throws Exception {
        try (var sla = harness()) {
            openMany(sla);
            until(sla, friday("10:30"));
            hear(sla, opened(friday("10:30")).item("between"));
            for (int looks = 0; looks < Pause.SILENCE; looks++) {
                Turns.mail(sla);
                assertThat(sla.extractOutputValues()).as("an event came").hasSize(Turn.MOST);
            }
            Turns.mail(sla);
            assertThat(sla.extractOutputValues()).as("none came since").hasSize(2 * Turn.MOST);
            hear(sla, opened(friday("10:30")).item("another"));
            Turns.next(sla);
            assertThat(sla.extractOutputValues()).as("its time was up").hasSize(3 * Turn.MOST);
        }
    }

    /** Others take a watermark for a promise that nothing before it is still to come. */
    @Test
    void timePassesForOthersWhenTheLastAlarmHasGoneOff() throws Exception {
        try (var sla = harness()) {
            openMany(sla);
            until(sla, friday("10:30"));
            assertThat(watermarks(sla)).isZero();
            Turns.toTheEnd(sla);
            assertThat(sla.getOutput())
                    .last()
                    .isEqualTo(new Watermark(friday("10:30").toEpochMilli()));
        }
    }

    @Test
    void aLaterWatermarkInBetweenArrangesNoOtherTurns() throws Exception {
        try (var sla = harness()) {
            openMany(sla);
            until(sla, friday("10:30"));
            until(sla, friday("10:31"));
            assertThat(Turns.arranged(sla)).isOne();
            Turns.toTheEnd(sla);
            assertThat(sla.extractOutputValues()).hasSize(MANY);
            assertThat(watermarks(sla)).isOne();
        }
    }

    @Test
    @Proves("R-72")
    void anEventInBetweenIsToldFirstWhatWasDueBeforeIt() throws Exception {
        try (var sla = harness()) {
            openMany(sla);
            until(sla, friday("10:30"));
            String last = "T-" + (MANY - 1);
            assertThat(sla.extractOutputValues()).extracting(Escalation::itemId).doesNotContain(last);
            Posting answer = answered(friday("10:31")).item(last).posting();
            sla.processElement1(
                    answer.at(friday("10:30").toEpochMilli()), answer.entry().at());
            assertThat(sla.extractOutputValues()).last().satisfies(told -> {
                assertThat(told.itemId()).isEqualTo(last);
                assertThat(told.at()).isEqualTo(friday("10:00"));
            });
            Turns.toTheEnd(sla);
            assertThat(sla.extractOutputValues()).hasSize(MANY);
        }
    }

    @Test
    @Proves("R-73")
    void whatHasNotGoneOffGoesOffAfterARestore() throws Exception {
        OperatorSubtaskState snapshot;
        try (var sla = harness()) {
            openMany(sla);
            until(sla, friday("10:30"));
            snapshot = sla.snapshot(1, 1);
        }
        try (var sla = harness()) {
            sla.initializeState(snapshot);
            sla.open();
            until(sla, friday("10:30"));
            Turns.toTheEnd(sla);
            assertThat(sla.extractOutputValues()).hasSize(MANY - Turn.MOST);
        }
    }

    /** As when the job is stopped with a savepoint: its state is saved, and its task takes no more mail. */
    @Test
    void aTaskThatEndsArrangesNoMoreTurnsAndDoesNotFail() throws Exception {
        try (var sla = harness()) {
            openMany(sla);
            sla.getTaskMailbox().quiesce();
            until(sla, friday("10:30"));
            assertThat(sla.extractOutputValues()).hasSize(Turn.MOST);
            assertThat(Turns.arranged(sla)).isZero();
        }
    }

    @Test
    void allIsToldBeforeTheJobEnds() throws Exception {
        try (var sla = harness()) {
            openMany(sla);
            until(sla, friday("10:30"));
            sla.getOperator().finish();
            assertThat(sla.extractOutputValues()).hasSize(MANY);
        }
    }

    /** Each has a level at 10:00. */
    private static void openMany(KeyedTwoInputStreamOperatorTestHarness<String, Posting, Publication, Escalation> sla)
            throws Exception {
        sla.open();
        Turns.toTheEnd(sla);
        for (int i = 0; i < MANY; i++) {
            hear(sla, opened(friday("09:00")).item("T-" + i));
        }
    }

    private static long watermarks(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> sla) {
        return sla.getOutput().stream().filter(Watermark.class::isInstance).count();
    }
}
