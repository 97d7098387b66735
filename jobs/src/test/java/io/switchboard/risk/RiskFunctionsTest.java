package io.switchboard.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.StateRegister;
import io.switchboard.sla.Tracking;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The rules on Flink's state, against the same rules in memory. */
class RiskFunctionsTest {

    private static final int TICKETS = 200;
    private static final long END = Desk.MONDAY.plus(Duration.ofDays(9)).toEpochMilli();

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(CaseFunction.UID, CaseFunction.casesState());
        StateRegister.lists(
                ModelFunction.UID,
                ModelFunction.learnerState(),
                ModelFunction.ratesState(),
                ModelFunction.survivalsState(),
                ModelFunction.openState(),
                ModelFunction.turnsState(),
                ModelFunction.waitingState(),
                ModelFunction.scoresState(),
                ModelFunction.callsState());
        StateRegister.lists(CaseFile.class);
        for (Class<?> kept : List.of(
                Lesson.class,
                Learner.class,
                Correction.class,
                Rate.class,
                Survival.class,
                Open.class,
                Score.class,
                Calls.class)) {
            StateRegister.lists(kept);
        }
    }

    @Test
    void inAnyOrderAndAfterARestartTheSameIsSaidAsInMemory() throws Exception {
        List<Tracking> all = new ArrayList<>();
        List<Prediction> expected = new ArrayList<>();
        Trial trial = new Trial(Settings.DEFAULT);
        for (List<Tracking> ticket : new Desk(11).tickets(TICKETS)) {
            all.addAll(ticket);
            trial.play(ticket, END);
        }
        trial.run(expected::add, graded -> {});
        all.sort(Comparator.comparing(Tracking::at).thenComparing(Tracking::itemId));

        List<Lesson> lessons = lessons(all, true);
        assertThat(lessons(all, false))
                .as("whether timers have fired or not")
                .containsExactlyInAnyOrderElementsOf(lessons);
        Collections.shuffle(lessons.subList(0, lessons.size() / 2), new Random(5));
        List<Prediction> said = new ArrayList<>();
        List<ScoreRow> scores = new ArrayList<>();
        long half = all.get(all.size() / 2).at().toEpochMilli();
        OperatorSubtaskState saved;
        try (var models = models()) {
            models.open();
            for (Lesson lesson : lessons) {
                models.processElement(lesson, lesson.at());
            }
            models.processWatermark(half);
            said.addAll(models.extractOutputValues());
            scores.addAll(rows(models));
            saved = models.snapshot(1, 1);
        }
        assertThat(said).hasSizeBetween(100, expected.size() - 100);
        try (var models = models()) {
            models.initializeState(saved);
            models.open();
            models.processWatermark(END);
            said.addAll(models.extractOutputValues());
            scores.addAll(rows(models));
        }
        assertThat(said).isEqualTo(expected);
        assertThat(scores)
                .filteredOn(row -> row.stage() == Stage.OPENING)
                .extracting(ScoreRow::ended)
                .isSorted()
                .last()
                .isEqualTo(TICKETS);
    }

    @Test
    void whatIsOverIsForgotten() throws Exception {
        try (var cases = cases()) {
            cases.open();
            for (List<Tracking> ticket : new Desk(12).tickets(20)) {
                for (Tracking each : ticket) {
                    cases.processElement(each, each.at().toEpochMilli());
                }
            }
            cases.processWatermark(Desk.MONDAY.plus(Duration.ofDays(40)).toEpochMilli());
            assertThat(cases.numEventTimeTimers()).isZero();
            assertThat(cases.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void whatNobodyTellsTheEndOfIsForgottenAtLast() throws Exception {
        Duration net = Duration.ofDays(401);
        Glimpse seen = glimpse(Desk.MONDAY);
        Glimpse late = glimpse(Desk.MONDAY.plus(net));
        try (var models = models()) {
            models.open();
            models.processElement(question("lost", seen), 0);
            models.processElement(question("late", late), 0);
            models.processElement(met("late", late.at() + 1), 0);
            models.processElement(met("lost", seen.at() + net.plusDays(2).toMillis()), 0);
            models.processWatermark(seen.at() + net.plusDays(4).toMillis());
            assertThat(rows(models))
                    .filteredOn(row -> row.stage() == Stage.OPENING)
                    .extracting(ScoreRow::ended)
                    .isNotEmpty()
                    .containsOnly(1);
        }
    }

    @Test
    void ofAModelThatIsAskedNoMoreOnlyTheWeightsStay() throws Exception {
        Glimpse seen = glimpse(Desk.MONDAY);
        try (var models = models()) {
            models.open();
            models.processElement(question("lost", seen), 0);
            models.processElement(question("met", seen), 0);
            models.processElement(met("met", seen.at() + 1), 0);
            for (int day = 1; day < 1_000; day++) {
                models.processWatermark(seen.at() + Duration.ofDays(day).toMillis());
            }
            assertThat(models.numEventTimeTimers()).isZero();
            KeyedStateBackend<?> kept = ((AbstractStreamOperator<?>) models.getOperator()).getKeyedStateBackend();
            assertThat(List.of("learner", "rates", "survivals", "open", "scores", "calls"))
                    .filteredOn(state -> kept.getKeys(state, VoidNamespace.INSTANCE)
                            .findAny()
                            .isPresent())
                    .containsExactly("learner");
        }
    }

    private static Glimpse glimpse(Instant at) throws Exception {
        return lessons(new Desk(13).ticket("T-1", at), true).get(0).glimpse();
    }

    private static Lesson question(String item, Glimpse seen) {
        return new Lesson(seen.model(), seen.at(), item, "1", seen, Stage.OPENING, true, null, 0);
    }

    private static Lesson met(String item, long at) {
        return new Lesson(
                Glimpse.model("desk", "FIRST_RESOLUTION"), at, item, "1", null, null, false, Lesson.Ending.MET, .5);
    }

    private static List<Lesson> lessons(List<Tracking> items, boolean timePasses) throws Exception {
        try (var cases = cases()) {
            cases.open();
            for (Tracking item : items) {
                if (timePasses) {
                    cases.processWatermark(item.at().toEpochMilli() - 1);
                }
                cases.processElement(item, item.at().toEpochMilli());
            }
            cases.processWatermark(END);
            return new ArrayList<>(cases.extractOutputValues());
        }
    }

    static List<ScoreRow> rows(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> models) {
        var rows = models.getSideOutput(ModelFunction.SCORES);
        return rows == null
                ? List.of()
                : rows.stream().map(StreamRecord::getValue).toList();
    }

    static KeyedOneInputStreamOperatorTestHarness<String, Tracking, Lesson> cases() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new CaseFunction(new CaseRules(Settings.DEFAULT.keep().toMillis()))),
                Tracking::itemId,
                Types.STRING);
    }

    static KeyedOneInputStreamOperatorTestHarness<String, Lesson, Prediction> models() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ModelFunction(Settings.DEFAULT)), Lesson::model, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
