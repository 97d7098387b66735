package io.switchboard.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import io.switchboard.sla.Tracking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of state that was ever released still loads, and what is foreseen is what would have been without a stop. */
class RiskStateTest {

    private static final Instant STOP = Desk.MONDAY.plus(Duration.ofHours(40));
    private static final Instant END = Desk.MONDAY.plus(Duration.ofDays(9));

    /** One every hour; the slow team breaks most of its promises, and both let some wait for the customer. */
    private static List<Tracking> tickets() {
        List<Tracking> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            boolean isSlow = i % 2 == 0;
            String id = "T-" + i;
            String team = isSlow ? "slow" : "fast";
            Instant at = Desk.MONDAY.plus(Duration.ofHours(i));
            List<TicketEvent> events = new ArrayList<>();
            events.add(Desk.event(id, at, Kind.CREATED, Status.NEW, team));
            Status next = i % 3 == 0 ? Status.PENDING : Status.OPEN;
            events.add(Desk.event(id, at.plus(Duration.ofMinutes(20)), Kind.UPDATED, next, team));
            events.add(answered(Desk.event(
                    id, at.plus(Duration.ofMinutes(50)), Kind.MESSAGE, Status.OPEN, i % 5 == 0 ? "fast" : team)));
            Instant end = at.plus(Duration.ofMinutes(isSlow ? i % 12 == 0 ? 590 : 900 : 200));
            events.add(Desk.event(id, end, Kind.UPDATED, Status.RESOLVED, team));
            all.addAll(Desk.whereabouts(events, end.plus(Duration.ofDays(2))));
        }
        all.sort(Comparator.comparing(Tracking::at).thenComparing(Tracking::itemId));
        return all;
    }

    private static TicketEvent answered(TicketEvent event) {
        return new TicketEvent(
                event.eventId(),
                event.itemId(),
                event.customerId(),
                event.at(),
                event.kind(),
                null,
                null,
                event.status(),
                "being looked at",
                event.priority(),
                event.category(),
                null,
                null,
                event.region(),
                event.group(),
                event.assignee(),
                event.author(),
                Visibility.PUBLIC,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<Tracking> before() {
        return tickets().stream().filter(each -> !each.at().isAfter(STOP)).toList();
    }

    private static List<Tracking> after() {
        return tickets().stream().filter(each -> each.at().isAfter(STOP)).toList();
    }

    static List<Path> caseSnapshots() throws IOException {
        return Snapshots.of("cases");
    }

    static List<Path> modelSnapshots() throws IOException {
        return Snapshots.of("models");
    }

    @ParameterizedTest
    @MethodSource("caseSnapshots")
    void aReleasedSnapshotOfCasesCarriesOnWhereItStopped(Path snapshot) throws Exception {
        try (var cases = RiskFunctionsTest.cases()) {
            Snapshots.restore(cases, snapshot);
            cases.open();
            see(cases, after(), END);
            List<Lesson> all = lessons();
            assertThat(cases.extractOutputValues())
                    .isEqualTo(
                            all.subList(all.size() - cases.extractOutputValues().size(), all.size()))
                    .hasSizeGreaterThan(50)
                    .allMatch(lesson -> lesson.at() > STOP.toEpochMilli());
        }
    }

    @ParameterizedTest
    @MethodSource("modelSnapshots")
    void aReleasedSnapshotOfModelsCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Prediction> straight;
        List<ScoreRow> scores;
        try (var models = RiskFunctionsTest.models()) {
            models.open();
            learn(models);
            int said = models.extractOutputValues().size();
            int scored = RiskFunctionsTest.rows(models).size();
            models.processWatermark(END.toEpochMilli());
            straight = models.extractOutputValues()
                    .subList(said, models.extractOutputValues().size());
            scores = RiskFunctionsTest.rows(models)
                    .subList(scored, RiskFunctionsTest.rows(models).size());
        }
        try (var models = RiskFunctionsTest.models()) {
            Snapshots.restore(models, snapshot);
            models.open();
            models.processWatermark(END.toEpochMilli());
            assertThat(models.extractOutputValues()).isEqualTo(straight).hasSizeGreaterThan(50);
            assertThat(RiskFunctionsTest.rows(models)).isEqualTo(scores).isNotEmpty();
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theLivesInTheSnapshotsLeaveNoComponentAtItsDefault() throws Exception {
        try (var cases = RiskFunctionsTest.cases()) {
            cases.open();
            see(cases, before(), STOP);
            assertThat(Snapshots.atDefault(Snapshots.kept(cases, CaseFunction.casesState())))
                    .as("here a clock that has ended does not begin anew")
                    .containsExactly("glimpse.reopens");
            Snapshots.write("cases", cases);
        }
        try (var models = RiskFunctionsTest.models()) {
            models.open();
            learn(models);
            assertThat(Snapshots.atDefault(Snapshots.kept(
                            models,
                            ModelFunction.learnerState(),
                            ModelFunction.ratesState(),
                            ModelFunction.survivalsState(),
                            ModelFunction.openState(),
                            ModelFunction.turnsState(),
                            ModelFunction.waitingState(),
                            ModelFunction.scoresState(),
                            ModelFunction.callsState())))
                    .containsExactly("glimpse.reopens");
            Snapshots.write("models", models);
        }
        assertThat(caseSnapshots()).isNotEmpty();
        assertThat(modelSnapshots()).isNotEmpty();
    }

    private static List<Lesson> lessons() throws Exception {
        try (var cases = RiskFunctionsTest.cases()) {
            cases.open();
            see(cases, before(), STOP);
            see(cases, after(), END);
            return cases.extractOutputValues();
        }
    }

    /** All of it has been heard of; what comes after the stop waits for its time. */
    private static void learn(KeyedOneInputStreamOperatorTestHarness<String, Lesson, Prediction> models)
            throws Exception {
        for (Lesson lesson : lessons()) {
            models.processElement(lesson, lesson.at());
        }
        models.processWatermark(STOP.toEpochMilli());
    }

    private static void see(
            KeyedOneInputStreamOperatorTestHarness<String, Tracking, Lesson> cases, List<Tracking> items, Instant until)
            throws Exception {
        for (Tracking item : items) {
            cases.processWatermark(item.at().toEpochMilli() - 1);
            cases.processElement(item, item.at().toEpochMilli());
        }
        cases.processWatermark(until.toEpochMilli());
    }
}
