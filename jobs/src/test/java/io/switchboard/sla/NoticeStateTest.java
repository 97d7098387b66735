package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows of every shape that was ever released still load, and what waits for their ends is told then. */
class NoticeStateTest {

    static List<Path> snapshots() throws IOException {
        return Snapshots.of(NoticeFunction.UID);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aReleasedSnapshotOfNoticesCarriesOnWhereItStopped(Path snapshot) throws Exception {
        List<Notice> straight;
        try (var notices = NoticeFunctionTest.harness()) {
            notices.open();
            before(notices);
            int told = notices.extractOutputValues().size();
            after(notices);
            straight = notices.extractOutputValues()
                    .subList(told, notices.extractOutputValues().size());
        }
        try (var notices = NoticeFunctionTest.harness()) {
            Snapshots.restore(notices, snapshot);
            notices.open();
            assertThat(Snapshots.atDefault(kept(notices))).isEmpty();
            after(notices);
            assertThat(notices.extractOutputValues())
                    .as("of two recipients whose windows end together, either may be told first")
                    .containsExactlyInAnyOrderElementsOf(straight)
                    .hasSize(4);
            assertThat(kept(notices))
                    .as("what is kept when all windows are over")
                    .isEmpty();
        }
    }

    /** No component may hold its type's default value: a renamed one must be missed. */
    @Test
    void theWindowsInTheSnapshotLeaveNoComponentAtItsDefault() throws Exception {
        try (var notices = NoticeFunctionTest.harness()) {
            notices.open();
            before(notices);
            assertThat(Snapshots.atDefault(kept(notices))).isEmpty();
            Snapshots.write(NoticeFunction.UID, notices);
        }
        assertThat(snapshots()).isNotEmpty();
    }

    /** More than the first line can read; less than the second can. */
    private static void before(KeyedOneInputStreamOperatorTestHarness<String, Addressed, Notice> notices)
            throws Exception {
        escalate(notices, "first line", "09:01", "a", "b", "c", "d", "e");
        escalate(notices, "second line", "09:02", "v", "w");
        NoticeFunctionTest.until(notices, friday("09:03"));
    }

    private static void after(KeyedOneInputStreamOperatorTestHarness<String, Addressed, Notice> notices)
            throws Exception {
        escalate(notices, "first line", "09:04", "f");
        escalate(notices, "second line", "09:05", "x", "y");
        NoticeFunctionTest.until(notices, friday("09:10"));
        escalate(notices, "first line", "09:11", "g");
        NoticeFunctionTest.until(notices, friday("09:20"));
    }

    private static void escalate(
            KeyedOneInputStreamOperatorTestHarness<String, Addressed, Notice> notices,
            String recipient,
            String time,
            String... ids)
            throws Exception {
        for (String id : ids) {
            Addressed one = new Addressed(recipient, id, friday(time), monday("09:00"));
            notices.processElement(one, friday(time).toEpochMilli());
        }
    }

    private static List<Object> kept(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> notices) throws Exception {
        return Snapshots.kept(notices, NoticeFunction.windowState(), NoticeFunction.waitingState());
    }
}
