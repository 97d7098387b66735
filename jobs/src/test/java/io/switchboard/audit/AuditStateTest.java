package io.switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Snapshots;
import io.switchboard.StateRegister;
import io.switchboard.event.ItemType;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Escalation.Correction;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Tracking.ClockState;
import io.switchboard.sla.Tracking.ToldLevel;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Items and minutes of every shape that was ever released still load, and are judged as if nothing had stopped. */
class AuditStateTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Of the machine's time, in minutes. */
    private static final double STOP = 12;

    private static final Duration SETTLED = Duration.ofDays(2);

    private static final Instant NINE = Instant.parse("2026-03-06T09:00:00Z");

    /** Of ends alone. */
    private static final List<String> NOT_OF_BREACHES = List.of("minute.inTime", "minute.countedInTime");

    static List<Path> itemSnapshots() throws IOException {
        return Snapshots.of(AuditFunction.UID);
    }

    static List<Path> minuteSnapshots() throws IOException {
        return Snapshots.of(MinuteFunction.UID);
    }

    static List<Path> endedMinuteSnapshots() throws IOException {
        return Snapshots.of(MinuteFunction.UID_OF_ENDS);
    }

    private record Told(List<Alarm> alarms, List<Tally> breaches) {

        static Told of(KeyedOneInputStreamOperatorTestHarness<String, Seen, Alarm> audit) {
            return new Told(
                    audit.extractOutputValues(),
                    audit.getSideOutput(AuditFunction.BREACHES).stream()
                            .map(StreamRecord::getValue)
                            .toList());
        }

        Told after(Told before) {
            return new Told(
                    alarms.subList(before.alarms.size(), alarms.size()),
                    breaches.subList(before.breaches.size(), breaches.size()));
        }
    }

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(AuditFunction.UID, AuditFunction.auditState());
        StateRegister.lists(MinuteFunction.UID, MinuteFunction.minuteState());
        StateRegister.lists(MinuteFunction.UID_OF_ENDS, MinuteFunction.minuteState());
        StateRegister.lists(RowsFunction.UID, RowsFunction.rowsState());
        StateRegister.lists(Audit.class);
        StateRegister.lists(Minute.class);
        StateRegister.lists(RowFile.class);
        StateRegister.lists(RowSeen.class);
    }

    @ParameterizedTest
    @MethodSource("itemSnapshots")
    void aReleasedSnapshotOfItemsCarriesOnWhereItStopped(Path snapshot) throws Exception {
        Told straight;
        try (var audit = items()) {
            audit.open();
            itemsBefore(audit);
            Told before = Told.of(audit);
            itemsAfter(audit);
            straight = Told.of(audit).after(before);
        }
        try (var audit = items()) {
            Snapshots.restore(audit, snapshot);
            time(audit, STOP);
            audit.open();
            assertThat(itemsAtDefault(audit)).isEqualTo(isFirst(snapshot) ? List.of("end.verdict") : List.of());
            itemsAfter(audit);
            assertThat(Told.of(audit)).isEqualTo(straight);
            assertThat(straight.alarms())
                    .extracting(Alarm::kind)
                    .containsExactly(
                            Alarm.Kind.ESCALATION_MISSING,
                            Alarm.Kind.ESCALATION_UNTRUE,
                            Alarm.Kind.AGREED,
                            Alarm.Kind.AGREED,
                            Alarm.Kind.AGREED);
            assertThat(straight.breaches()).hasSize(3);
        }
    }

    /** What was read before is of no minute; what is read now counts, and takes nothing back that was never told. */
    @ParameterizedTest
    @MethodSource("itemSnapshots")
    void whereItsOutcomesWereReadByAnEarlierReleaseNobodyKnowsWhatCounts(Path snapshot) throws Exception {
        try (var audit = items()) {
            Snapshots.restore(audit, snapshot);
            time(audit, STOP);
            audit.open();
            see(audit, ended("T-1", 4, Outcome.Verdict.MET, null), ended("T-1", 5, Outcome.Verdict.MET_LATE, null));
            Tally inTime = Tally.end(millis(7), true, "T-1 FIRST_REPLY 1");
            assertThat(audit.getSideOutput(AuditFunction.ENDS))
                    .extracting(StreamRecord::getValue)
                    .containsExactly(inTime, inTime.takenBack(), Tally.end(millis(7), false, "T-1 FIRST_REPLY 1"));
        }
    }

    @ParameterizedTest
    @MethodSource("minuteSnapshots")
    void aReleasedSnapshotOfMinutesCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Alarm> straight;
        try (var minutes = minutes(Count.BREACHES)) {
            minutes.open();
            minutesBefore(minutes);
            int told = minutes.extractOutputValues().size();
            minutesAfter(minutes);
            straight = minutes.extractOutputValues()
                    .subList(told, minutes.extractOutputValues().size());
        }
        try (var minutes = minutes(Count.BREACHES)) {
            Snapshots.restore(minutes, snapshot);
            time(minutes, STOP);
            minutes.open();
            assertThat(minutesAtDefault(minutes)).isEqualTo(NOT_OF_BREACHES);
            minutesAfter(minutes);
            assertThat(minutes.extractOutputValues()).isEqualTo(straight);
            assertThat(straight)
                    .extracting(Alarm::kind)
                    .containsExactly(Alarm.Kind.BREACHES_MISCOUNTED, Alarm.Kind.AGREED, Alarm.Kind.AGREED);
        }
    }

    @ParameterizedTest
    @MethodSource("endedMinuteSnapshots")
    void aReleasedSnapshotOfEndsCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Alarm> straight;
        try (var minutes = minutes(Count.ENDS)) {
            minutes.open();
            endsBefore(minutes);
            int told = minutes.extractOutputValues().size();
            endsAfter(minutes);
            straight = minutes.extractOutputValues()
                    .subList(told, minutes.extractOutputValues().size());
        }
        try (var minutes = minutes(Count.ENDS)) {
            Snapshots.restore(minutes, snapshot);
            time(minutes, STOP);
            minutes.open();
            assertThat(minutesAtDefault(minutes)).isEmpty();
            endsAfter(minutes);
            assertThat(minutes.extractOutputValues()).isEqualTo(straight);
            assertThat(straight)
                    .extracting(Alarm::kind, Alarm::expected, Alarm::actual)
                    .containsExactly(
                            tuple(Alarm.Kind.ENDS_MISCOUNTED, 1L, 2L),
                            tuple(Alarm.Kind.AGREED, 1L, 1L),
                            tuple(Alarm.Kind.AGREED, 2L, 2L));
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theItemsInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var audit = items()) {
            audit.open();
            itemsBefore(audit);
            assertThat(audit.extractOutputValues())
                    .extracting(Alarm::kind)
                    .containsExactlyInAnyOrder(Alarm.Kind.OUTCOME_MISSING, Alarm.Kind.ESCALATION_DOUBLED);
            assertThat(itemsAtDefault(audit)).isEmpty();
            Snapshots.write(AuditFunction.UID, audit);
        }
        assertThat(itemSnapshots()).isNotEmpty();
    }

    @Test
    void theMinutesInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var minutes = minutes(Count.BREACHES)) {
            minutes.open();
            minutesBefore(minutes);
            assertThat(minutes.extractOutputValues())
                    .extracting(Alarm::kind)
                    .containsExactly(Alarm.Kind.BREACHES_MISCOUNTED);
            assertThat(minutesAtDefault(minutes)).isEqualTo(NOT_OF_BREACHES);
            Snapshots.write(MinuteFunction.UID, minutes);
        }
        assertThat(minuteSnapshots()).isNotEmpty();
    }

    @Test
    void theEndsInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var minutes = minutes(Count.ENDS)) {
            minutes.open();
            endsBefore(minutes);
            assertThat(minutes.extractOutputValues())
                    .extracting(Alarm::kind)
                    .containsExactly(Alarm.Kind.ENDS_MISCOUNTED);
            assertThat(minutesAtDefault(minutes)).isEmpty();
            Snapshots.write(MinuteFunction.UID_OF_ENDS, minutes);
        }
        assertThat(endedMinuteSnapshots()).isNotEmpty();
    }

    /** Of the first an outcome has not come, of the third a warning has come twice, and nobody has looked at the second yet. */
    private static void itemsBefore(KeyedOneInputStreamOperatorTestHarness<String, Seen, Alarm> audit)
            throws Exception {
        time(audit, 10);
        see(audit, warning("T-1", 0), breach("T-1", 0, 5), ended("T-1", 1, Outcome.Verdict.MET_LATE, null));
        see(audit, withdrawn("T-1", 1), breach("T-1", 1, 6));
        see(audit, ended("T-1", 3, Outcome.Verdict.CANCELLED, Outcome.WITHDRAWN));
        see(audit, stands("T-1", 1, new ToldLevel("75%", 1, 1), new ToldLevel("breach", 1, 1)));
        see(audit, warning("T-3", 0), warning("T-3", 0));
        time(audit, 11);
        time(audit, 11.5);
        see(audit, stands("T-2", 2, new ToldLevel("breach", 1, 0)));
        time(audit, STOP);
    }

    /** What was missing comes, and what was told twice is not told again. */
    private static void itemsAfter(KeyedOneInputStreamOperatorTestHarness<String, Seen, Alarm> audit) throws Exception {
        see(audit, ended("T-1", 2, Outcome.Verdict.MET_LATE, null), breach("T-1", 2, 8));
        see(audit, ended("T-3", 1, Outcome.Verdict.MET, null));
        time(audit, 13);
        time(audit, 14);
        see(audit, stands("T-1", 10, new ToldLevel("75%", 1, 1), new ToldLevel("breach", 1, 2)));
        time(audit, 14.5);
        see(audit, breach("T-2", 0, 9));
        time(audit, 15);
        time(audit, 16);
    }

    /** What was told of the first minute and what was counted has been looked at, of the second not yet. */
    private static void minutesBefore(KeyedOneInputStreamOperatorTestHarness<Long, Tally, Alarm> minutes)
            throws Exception {
        time(minutes, 10);
        count(minutes, told(5, 1, "b-1"), told(5, 1, "b-2"));
        count(minutes, Tally.counted(millis(5), 1));
        time(minutes, 11);
        time(minutes, 11.5);
        count(minutes, told(6, 1, "b-3"), Tally.counted(millis(6), 2));
        time(minutes, STOP);
    }

    private static void minutesAfter(KeyedOneInputStreamOperatorTestHarness<Long, Tally, Alarm> minutes)
            throws Exception {
        count(minutes, told(5, -1, "b-1"));
        time(minutes, 13);
        count(minutes, told(6, 1, "b-4"));
        time(minutes, 14);
    }

    /** As of breaches; of the first minute one is counted too few, of the second one in time that was not. */
    private static void endsBefore(KeyedOneInputStreamOperatorTestHarness<Long, Tally, Alarm> minutes)
            throws Exception {
        time(minutes, 10);
        count(minutes, Tally.end(millis(5), true, "T-1 RESOLVE 1"), Tally.end(millis(5), true, "T-2 RESOLVE 1"));
        count(minutes, Tally.counted(millis(5), 1, 1));
        time(minutes, 11);
        time(minutes, 11.5);
        count(minutes, Tally.end(millis(6), false, "T-3 RESOLVE 1"), Tally.end(millis(6), true, "T-4 RESOLVE 1"));
        count(minutes, Tally.counted(millis(6), 2, 2));
        time(minutes, STOP);
    }

    private static void endsAfter(KeyedOneInputStreamOperatorTestHarness<Long, Tally, Alarm> minutes) throws Exception {
        count(minutes, Tally.end(millis(5), true, "T-1 RESOLVE 1").takenBack());
        time(minutes, 13);
        count(minutes, Tally.counted(millis(6), 2, 1));
        time(minutes, 14);
    }

    private static boolean isFirst(Path snapshot) {
        return snapshot.endsWith("audit-1.snapshot");
    }

    private static Seen warning(String item, int link) {
        return told(item, "75%", link, Escalation.Kind.WARNING, null, 4);
    }

    private static Seen withdrawn(String item, int link) {
        return told(item, "75%", link, Escalation.Kind.CORRECTION, Correction.WITHDRAWN, 4);
    }

    private static Seen breach(String item, int link, int minute) {
        return link == 0
                ? told(item, "breach", link, Escalation.Kind.BREACH, null, minute)
                : told(item, "breach", link, Escalation.Kind.CORRECTION, Correction.MOVED, minute);
    }

    private static Seen told(
            String item, String level, int link, Escalation.Kind kind, Correction correction, int minute) {
        Instant at = Instant.ofEpochMilli(millis(minute));
        return Seen.of(new Escalation(
                id(item, level, link),
                item,
                "C-1",
                "FIRST_REPLY",
                "1",
                "desk",
                1,
                level,
                kind,
                null,
                at,
                0,
                0,
                correction,
                link == 0 ? null : id(item, level, link - 1),
                null,
                null,
                at,
                List.of()));
    }

    private static String id(String item, String level, int link) {
        return Escalation.id(item, "FIRST_REPLY", "1", "desk", 1, level, link);
    }

    private static Seen ended(String item, int revision, Outcome.Verdict verdict, String reason) {
        Instant breachedAt = verdict == Outcome.Verdict.MET_LATE ? Instant.ofEpochMilli(millis(5)) : null;
        Instant at = Instant.ofEpochMilli(millis(7));
        return Seen.of(new Outcome(
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
                at,
                0,
                0,
                0,
                0,
                0,
                revision,
                null));
    }

    private static Seen stands(String item, int minute, ToldLevel... told) {
        ClockState clock = new ClockState(
                "desk",
                1,
                "FIRST_REPLY",
                "1",
                "STOP",
                NINE,
                null,
                null,
                null,
                NINE,
                null,
                null,
                0,
                0,
                0,
                0,
                null,
                "breach",
                false,
                null,
                item.equals("T-1") ? 3 : 0,
                List.of(told));
        return Seen.of(new Tracking(
                item,
                ItemType.TICKET,
                "C-1",
                Instant.ofEpochMilli(millis(minute)),
                "e-" + minute,
                null,
                null,
                NINE,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(clock)));
    }

    private static Tally told(int minute, int more, String escalationId) {
        return new Tally(millis(minute), more, 0, null, null, escalationId);
    }

    private static long millis(int minute) {
        return NINE.plus(Duration.ofMinutes(minute)).toEpochMilli();
    }

    private static void see(KeyedOneInputStreamOperatorTestHarness<String, Seen, Alarm> audit, Seen... records)
            throws Exception {
        for (Seen record : records) {
            audit.processElement(new StreamRecord<>(record));
        }
    }

    private static void count(KeyedOneInputStreamOperatorTestHarness<Long, Tally, Alarm> minutes, Tally... tallies)
            throws Exception {
        for (Tally tally : tallies) {
            minutes.processElement(new StreamRecord<>(tally));
        }
    }

    private static void time(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> machine, double minute) throws Exception {
        machine.setProcessingTime(Math.round(minute * 60_000));
    }

    private static List<String> itemsAtDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> audit) throws Exception {
        return Snapshots.atDefault(Snapshots.kept(audit, AuditFunction.auditState()));
    }

    private static List<String> minutesAtDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> minutes)
            throws Exception {
        return Snapshots.atDefault(Snapshots.kept(minutes, MinuteFunction.minuteState()));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Seen, Alarm> items() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AuditFunction(PATIENCE, SETTLED)), Seen::itemId, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, Tally, Alarm> minutes(Count count) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MinuteFunction(count, PATIENCE)), Tally::minute, Types.LONG);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
