package io.switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row of figures that is lost is named, of everybody and of each member, and so is a call of which nobody knows what became. */
class RowsTest {

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");
    private static final String TICKETS = "PT1M TICKETS";
    private static final String CREATED = "tickets_created/count";
    private static final String RESOLVED = "tickets_resolved/count";
    private static final List<String> CALLS = List.of(
            "calls_offered/count",
            "calls_answered/count",
            "calls_abandoned/queued",
            "calls_abandoned/menu",
            "calls_waiting/count",
            "calls_flowed_out/count",
            "calls_called_back/count",
            "calls_served_in_menu/count");

    private KeyedOneInputStreamOperatorTestHarness<String, Restated, Alarm> rows;

    @BeforeEach
    void begin() throws Exception {
        rows = harness();
    }

    @AfterEach
    void end() throws Exception {
        rows.close();
    }

    @Test
    @Proves("R-106")
    void rowsThatAreToldTogetherUpToTheirLastRaiseNothingAndNothingIsKeptOfThem() throws Exception {
        rows.open();
        tickets(0, 1, false);
        tickets(0, 2, false);
        passes(5);
        tickets(0, 3, true);
        passes(10);
        assertThat(rows.extractOutputValues()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    @Proves("R-106")
    void aRowThatIsLostIsNamedAndWhenItComesThatIsSaidToo() throws Exception {
        rows.open();
        see(TICKETS, 0, CREATED, 1, false);
        see(TICKETS, 0, RESOLVED, 1, false);
        see(TICKETS, 0, CREATED, 2, true);
        passes(5);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind, Alarm::windowStart, Alarm::ids)
                .containsExactly(tuple(Alarm.Kind.FIGURES_MISSING, NINE, List.of("tickets_resolved/count revision 2")));
        passes(9);
        assertThat(rows.extractOutputValues()).as("told once").hasSize(1);
        see(TICKETS, 0, RESOLVED, 2, true);
        passes(14);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind)
                .containsExactly(Alarm.Kind.FIGURES_MISSING, Alarm.Kind.AGREED);
        assertThat(kept()).isEmpty();
    }

    @Test
    @Proves("R-106")
    void aRevisionThatIsLeftOutIsMissedThoughLaterOnesAreThere() throws Exception {
        rows.open();
        tickets(0, 1, false);
        tickets(0, 4, true);
        passes(5);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::ids)
                .containsExactly(List.of(
                        "tickets_created/count revision 2",
                        "tickets_created/count revision 3",
                        "tickets_resolved/count revision 2",
                        "tickets_resolved/count revision 3"));
        tickets(0, 2, false);
        tickets(0, 3, false);
        passes(10);
        assertThat(rows.extractOutputValues()).extracting(Alarm::kind).endsWith(Alarm.Kind.AGREED);
    }

    @Test
    @Proves("R-106")
    void aFirstRevisionThatIsLostIsMissedUnlessItMayBeGoneFromTheTopic() throws Exception {
        rows.open();
        tickets(0, 2, false);
        passes(5);
        tickets(0, 3, true);
        tickets(1, 2, false);
        tickets(1, 3, true);
        passes(10);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::windowStart, Alarm::ids)
                .containsExactly(tuple(
                        NINE.plusSeconds(60),
                        List.of("tickets_created/count revision 1", "tickets_resolved/count revision 1")));
    }

    @Test
    @Proves("R-106")
    void aWindowThatIsNeverFinalIsMissedWhenALaterOneIs() throws Exception {
        rows.open();
        tickets(0, 1, false);
        passes(120);
        assertThat(rows.extractOutputValues())
                .as("nobody knows when it has to be")
                .isEmpty();
        see("PT1H TICKETS", 60, CREATED, 1, true);
        tickets(-1, 1, true);
        passes(130);
        assertThat(rows.extractOutputValues())
                .as("another series, and an earlier one")
                .isEmpty();
        tickets(1, 1, true);
        passes(140);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind, Alarm::windowStart, Alarm::ids)
                .containsExactly(tuple(Alarm.Kind.FIGURES_MISSING, NINE, List.of("FINAL")));
        tickets(0, 2, true);
        passes(150);
        assertThat(rows.extractOutputValues()).extracting(Alarm::kind).endsWith(Alarm.Kind.AGREED);
    }

    @Test
    @Proves("R-106")
    void aRowOfOneTeamThatIsLostIsNamedWithItsTeam() throws Exception {
        rows.open();
        for (String team : List.of("first line", "second line")) {
            team(team, 0, 60, 1, CREATED);
            team(team, 0, 60, 1, RESOLVED);
            team(team, 0, 60, 2, CREATED);
        }
        team("first line", 0, 60, 2, RESOLVED);
        passes(5);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind, Alarm::ids)
                .containsExactly(tuple(Alarm.Kind.FIGURES_MISSING, List.of("tickets_resolved/count revision 2")));
        assertThat(rows.extractOutputValues().get(0).detail()).contains("PT1H TICKETS team/second line");
    }

    /** Each team's hours are those of its own wall, some of which begin at half past. */
    @Test
    @Proves("R-106")
    void aWindowIsOvertakenByOneThatEndsLaterAndByNoOther() throws Exception {
        rows.open();
        team("Delhi", 30, 90, 1, CREATED);
        finished("London", 0, 60);
        passes(20);
        assertThat(rows.extractOutputValues()).isEmpty();
        finished("London", 60, 120);
        passes(40);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind, Alarm::ids)
                .containsExactly(tuple(Alarm.Kind.FIGURES_MISSING, List.of("FINAL")));
    }

    private void team(String team, int from, int until, int revision, String figure) throws Exception {
        seeOf(team, from, until, new RowSeen(figure, revision, false, 1));
    }

    private void finished(String team, int from, int until) throws Exception {
        seeOf(team, from, until, new RowSeen(CREATED, 1, true, 1));
    }

    private void seeOf(String team, int from, int until, RowSeen row) throws Exception {
        rows.processElement(new StreamRecord<>(new Restated(
                "PT1H TICKETS team",
                team,
                NINE.plus(Duration.ofMinutes(from)).toEpochMilli(),
                NINE.plus(Duration.ofMinutes(until)).toEpochMilli(),
                row)));
    }

    @Test
    void whatIsToldAgainBehindARestoreAndWhatWasBeforeTheFirstThatIsLeftIsNotMissed() throws Exception {
        rows.open();
        tickets(0, 7, false);
        tickets(0, 8, false);
        tickets(0, 7, false);
        tickets(0, 8, false);
        tickets(0, 9, true);
        passes(5);
        tickets(0, 8, false);
        tickets(0, 9, true);
        passes(10);
        assertThat(rows.extractOutputValues()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    @Proves("R-107")
    void callsThatAddUpRaiseNothing() throws Exception {
        rows.open();
        calls(28, 7, 6, 5, 4, 3, 2, 1);
        passes(5);
        assertThat(rows.extractOutputValues()).isEmpty();
    }

    @Test
    @Proves("R-107")
    void aCallOfWhichNobodyKnowsWhatBecameIsMissed() throws Exception {
        rows.open();
        calls(29, 7, 6, 5, 4, 3, 2, 1);
        passes(5);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind, Alarm::expected, Alarm::actual)
                .containsExactly(tuple(Alarm.Kind.CALLS_MISCOUNTED, 29L, 28L));
    }

    @Test
    @Proves("R-107")
    void aRowOfCallsThatIsNotThereIsNamedInsteadOfAFalseSum() throws Exception {
        rows.open();
        tickets(-1, 1, true);
        passes(2);
        calls(28, 7, 6, 5, 4, -1, 2, 1);
        passes(5);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind, Alarm::ids)
                .containsExactly(tuple(Alarm.Kind.FIGURES_MISSING, List.of("calls_flowed_out/count")));
        see("PT1H CALLS", 0, "calls_flowed_out/count", 1, true, 4);
        passes(10);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind)
                .as("now it can be added up")
                .containsExactly(Alarm.Kind.FIGURES_MISSING, Alarm.Kind.CALLS_MISCOUNTED);
        see("PT1H CALLS", 0, "calls_flowed_out/count", 1, true, 3);
        passes(15);
        assertThat(rows.extractOutputValues()).extracting(Alarm::kind).endsWith(Alarm.Kind.AGREED);
    }

    static List<Path> snapshots() throws IOException {
        return Snapshots.of(RowsFunction.UID);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotCarriesOnWhereItStopped(Path snapshot) throws Exception {
        Snapshots.restore(rows, snapshot);
        rows.setProcessingTime(Duration.ofMinutes(30).toMillis());
        rows.open();
        passes(35);
        assertThat(rows.extractOutputValues()).as("all of it was told").isEmpty();
        calls(28, 7, 6, 5, 4, 3, 2, 1);
        see(TICKETS, 0, CREATED, 2, false);
        tickets(0, 4, true);
        passes(40);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind, Alarm::windowStart, Alarm::ids)
                .containsExactlyInAnyOrder(
                        tuple(Alarm.Kind.AGREED, NINE, List.of()),
                        tuple(Alarm.Kind.AGREED, NINE, List.of("tickets_created/count revision 2", "FINAL")));
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theRowsInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        rows.open();
        passes(1);
        tickets(-1, 1, true);
        passes(3);
        calls(29, 7, 6, 5, 4, 3, 2, 1);
        see(TICKETS, 0, CREATED, 1, false);
        see(TICKETS, 0, CREATED, 3, false);
        see(TICKETS, 0, RESOLVED, 1, false);
        see(TICKETS, 0, RESOLVED, 2, false);
        see(TICKETS, 0, RESOLVED, 3, false);
        tickets(1, 1, true);
        passes(20);
        assertThat(rows.extractOutputValues())
                .extracting(Alarm::kind, Alarm::ids)
                .containsExactlyInAnyOrder(
                        tuple(Alarm.Kind.CALLS_MISCOUNTED, List.of()),
                        tuple(Alarm.Kind.FIGURES_MISSING, List.of("FINAL", "tickets_created/count revision 2")));
        assertThat(Snapshots.atDefault(kept())).isEmpty();
        Snapshots.write(RowsFunction.UID, rows);
        assertThat(snapshots()).isNotEmpty();
    }

    private void tickets(int minute, int revision, boolean last) throws Exception {
        see(TICKETS, minute, CREATED, revision, last);
        see(TICKETS, minute, RESOLVED, revision, last);
    }

    /** In the order of the figures; one below 0 is not told. */
    private void calls(int... counts) throws Exception {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= 0) {
                see("PT1H CALLS", 0, CALLS.get(i), 1, true, counts[i]);
            }
        }
    }

    private void see(String series, int minute, String figure, int revision, boolean last) throws Exception {
        see(series, minute, figure, revision, last, 1);
    }

    private void see(String series, int minute, String figure, int revision, boolean last, double count)
            throws Exception {
        long start = NINE.plus(Duration.ofMinutes(minute)).toEpochMilli();
        long end = start + (series.startsWith("PT1M") ? 60_000 : 3_600_000);
        rows.processElement(
                new StreamRecord<>(new Restated(series, "", start, end, new RowSeen(figure, revision, last, count))));
    }

    private void passes(int minute) throws Exception {
        rows.setProcessingTime(Duration.ofMinutes(minute).toMillis());
    }

    private List<Object> kept() throws Exception {
        return Snapshots.kept(rows, RowsFunction.rowsState());
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Restated, Alarm> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RowsFunction(Duration.ofMinutes(1))), Restated::window, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
