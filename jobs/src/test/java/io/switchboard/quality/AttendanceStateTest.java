package io.switchboard.quality;

import static io.switchboard.quality.Desks.friday;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import io.switchboard.StateRegister;
import io.switchboard.event.AgentEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of what is kept of agents that was ever released still loads, and their time goes on. */
class AttendanceStateTest {

    private static final long STOP = friday("09:30").toEpochMilli();
    private static final long LONG_AGO = STOP - Duration.ofHours(30).toMillis();

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(AttendanceFunction.UID, AttendanceFunction.attendanceState());
        StateRegister.lists(Attendance.class);
    }

    static List<Path> snapshots() throws IOException {
        return Snapshots.of(AttendanceFunction.UID);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotOfAgentsCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Recount> straight;
        try (var agents = agents()) {
            agents.open();
            before(agents);
            int told = agents.extractOutputValues().size();
            after(agents);
            straight = agents.extractOutputValues()
                    .subList(told, agents.extractOutputValues().size());
        }
        try (var agents = agents()) {
            Snapshots.restore(agents, snapshot);
            agents.open();
            assertThat(atDefault(agents)).isEmpty();
            after(agents);
            assertThat(agents.extractOutputValues()).isEqualTo(straight);
            assertThat(Desks.counted(straight))
                    .extracting(counted -> counted.counters().get(Counter.BUSY_MS))
                    .as("until the hour ends, and until the next word")
                    .containsExactly(3_600_000L, 1_200_000L);
            assertThat(agents.getSideOutput(AttendanceFunction.ALARMS))
                    .as("a word from before what is settled")
                    .hasSize(1);
            assertThat(Snapshots.kept(agents, AttendanceFunction.attendanceState()))
                    .isEmpty();
            assertThat(agents.numEventTimeTimers()).isZero();
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theAgentsInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var agents = agents()) {
            agents.open();
            before(agents);
            assertThat(atDefault(agents)).isEmpty();
            Snapshots.write(AttendanceFunction.UID, agents);
        }
        assertThat(snapshots()).isNotEmpty();
    }

    /** What she was at thirty hours before is settled; she is at work since nine. */
    private static void before(KeyedOneInputStreamOperatorTestHarness<String, Heard, Recount> agents) throws Exception {
        agents.processElement(heard(AgentEvent.Kind.AVAILABLE, LONG_AGO), 0);
        agents.processElement(heard(AgentEvent.Kind.OFFLINE, LONG_AGO + 1_000), 0);
        agents.processWatermark(STOP - 1_800_000);
        agents.processElement(heard(AgentEvent.Kind.BUSY, STOP - 1_800_000), 0);
        agents.processWatermark(STOP);
    }

    private static void after(KeyedOneInputStreamOperatorTestHarness<String, Heard, Recount> agents) throws Exception {
        agents.processWatermark(friday("10:00").toEpochMilli());
        agents.processElement(heard(AgentEvent.Kind.OFFLINE, friday("10:20").toEpochMilli()), 0);
        agents.processElement(heard(AgentEvent.Kind.AWAY, LONG_AGO), 0);
        agents.processWatermark(friday("10:20").plus(Duration.ofDays(2)).toEpochMilli());
    }

    private static Heard heard(AgentEvent.Kind kind, long at) {
        return new Heard(
                new AgentEvent(
                        "ada-" + at + "-" + kind, "ada", Instant.ofEpochMilli(at), kind, 7L, "emea", "first line"),
                Long.MIN_VALUE);
    }

    private static List<String> atDefault(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> agents) throws Exception {
        return Snapshots.atDefault(Snapshots.kept(agents, AttendanceFunction.attendanceState()));
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Heard, Recount> agents() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AttendanceFunction(new AttendanceRules(Desks.SETTINGS))),
                Heard::agentId,
                Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }
}
