package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.turned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.StateRegister;
import io.switchboard.event.Author;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import io.switchboard.policy.Publication;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of state that was ever released still loads, and its timers still fire. docs/state.md is the register. */
class SlaStateTest {

    private static final Path SNAPSHOTS = Path.of("src/test/resources/state");

    /** Set to write the snapshot of a new shape: ./mvnw -pl jobs test -Dtest=SlaStateTest -Dswitchboard.snapshot=2 */
    private static final String NEW_SHAPE = System.getProperty("switchboard.snapshot");

    private static final Desk.Happening[] LIFE = {
        opened(friday("09:00"))
                .priority(Priority.P2)
                .sequence(1)
                .createdAt(friday("08:59"))
                .by(Author.AGENT),
        turned(Status.PENDING, friday("09:30")).priority(Priority.P2).sequence(2),
        turned(Status.OPEN, friday("09:45")).priority(Priority.P2).sequence(3).group("second line"),
        Desk.told(Kind.MESSAGE, friday("10:00"))
                .priority(Priority.P2)
                .sequence(4)
                .group("second line")
                .by(Author.AGENT)
                .read(Visibility.PUBLIC),
        turned(Status.RESOLVED, friday("12:00"))
                .priority(Priority.P2)
                .sequence(5)
                .group("second line"),
        turned(Status.OPEN, friday("12:30")).priority(Priority.P2).sequence(6).group("second line"),
        turned(Status.OPEN, friday("13:00")).priority(Priority.P3).sequence(7).group("second line"),
        turned(Status.OPEN, friday("13:15")).priority(Priority.P2).sequence(8).group("second line")
    };

    static List<Path> snapshots() throws IOException {
        try (Stream<Path> files = Files.list(SNAPSHOTS)) {
            return files.filter(file -> file.getFileName().toString().startsWith("sla-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotCarriesOnWhereItStopped(Path snapshot) throws Exception {
        try (var sla = SlaOperatorTest.harness()) {
            sla.initializeState(OperatorSnapshotUtil.readStateHandle(snapshot.toString()));
            sla.open();
            SlaOperatorTest.hear(sla, LIFE);
            assertThat(sla.getSideOutput(SlaOperator.OUTCOMES))
                    .as("all of it was heard before")
                    .isNull();

            SlaOperatorTest.until(sla, monday("09:00"));
            assertThat(sla.extractOutputValues())
                    .extracting(Escalation::clock, Escalation::level, Escalation::at)
                    .containsExactly(tuple("TOTAL_RESOLUTION", "breach", friday("13:45")));
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theLifeInTheSnapshotLeavesNoComponentAtItsDefault() throws Exception {
        Ledger ledger = Story.of(LIFE).until(friday("13:30")).ledger();
        assertThat(atDefault(ledger)).containsExactly("ledger.forgotten", "item.cancelled");
        if (NEW_SHAPE != null) {
            writeSnapshot();
        }
    }

    @Test
    void ledgersNeedNoKryo() {
        SerializerConfigImpl strict = new SerializerConfigImpl();
        strict.setGenericTypes(false);
        assertThatCode(() -> TypeInformation.of(Ledger.class).createSerializer(strict))
                .doesNotThrowAnyException();
        assertThatCode(() -> TypeInformation.of(Posting.class).createSerializer(strict))
                .doesNotThrowAnyException();
    }

    @Test
    void theRegisterListsEverythingThatIsKept() throws IOException {
        StateRegister.lists(
                SlaOperator.UID,
                SlaOperator.ledgerState(),
                SlaOperator.armedState(),
                SlaOperator.publicationsState(),
                SlaOperator.sweptState());
        StateRegister.lists(MergeFunction.UID, MergeFunction.saidState(), MergeFunction.mergesState());
        StateRegister.lists(NoticeFunction.UID, NoticeFunction.windowState(), NoticeFunction.waitingState());
        for (Class<?> record : List.of(
                Ledger.class, ArmedMinute.class, Publication.class, Merge.class, NoticeWindow.class, Addressed.class)) {
            StateRegister.lists(record);
        }
    }

    private static void writeSnapshot() throws Exception {
        try (var sla = SlaOperatorTest.harness()) {
            sla.open();
            SlaOperatorTest.hear(sla, LIFE);
            SlaOperatorTest.until(sla, friday("13:30"));
            OperatorSnapshotUtil.writeStateHandle(
                    sla.snapshot(1, 1),
                    SNAPSHOTS.resolve("sla-" + NEW_SHAPE + ".snapshot").toString());
        }
    }

    /** Components that hold 0, null, false or nothing in every instance of their record. */
    private static List<String> atDefault(Record root) throws ReflectiveOperationException {
        List<Record> all = new ArrayList<>();
        collect(root, all);
        List<String> missing = new ArrayList<>();
        for (Class<?> type : all.stream().map(Record::getClass).distinct().toList()) {
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                boolean held = false;
                for (Record record : all) {
                    held |= record.getClass() == type
                            && !isDefault(component.getAccessor().invoke(record));
                }
                if (!held) {
                    missing.add(type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + "." + component.getName());
                }
            }
        }
        return missing;
    }

    private static void collect(Object value, List<Record> found) throws ReflectiveOperationException {
        if (value instanceof Record record) {
            found.add(record);
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                collect(component.getAccessor().invoke(record), found);
            }
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                collect(element, found);
            }
        }
    }

    private static boolean isDefault(Object value) {
        return value == null
                || value.equals(0)
                || value.equals(0L)
                || value.equals(false)
                || (value instanceof List<?> list && list.isEmpty());
    }
}
