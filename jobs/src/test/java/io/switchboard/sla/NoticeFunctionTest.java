package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.sla.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@Proves("R-78")
class NoticeFunctionTest {

    private static final NoticeRules RULES =
            new NoticeRules(3, Duration.ofMinutes(10).toMillis());

    static KeyedOneInputStreamOperatorTestHarness<String, Addressed, Notice> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new NoticeFunction(RULES)), Addressed::recipient, Types.STRING);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend());
        return harness;
    }

    @Test
    void upToTheCapEachIsToldByItselfAndTheRestInOneDigestAtTheEndOfTheWindow() throws Exception {
        try (var notices = harness()) {
            notices.open();
            escalate(notices, friday("09:01"), "a", "b", "c", "d", "e");
            assertThat(notices.extractOutputValues())
                    .extracting(Notice::kind, Notice::escalationIds)
                    .containsExactly(single("a"), single("b"), single("c"));
            until(notices, friday("09:10"));
            assertThat(notices.extractOutputValues()).hasSize(4).last().satisfies(digest -> {
                assertThat(digest.kind()).isEqualTo(Kind.DIGEST);
                assertThat(digest.escalationIds()).containsExactly("d", "e");
                assertThat(digest.at()).isEqualTo(friday("09:10"));
            });
        }
    }

    @Test
    void nothingIsKeptOfAWindowThatIsOver() throws Exception {
        try (var notices = harness()) {
            notices.setStateBackend(new HashMapStateBackend());
            notices.open();
            escalate(notices, friday("09:01"), "a", "b", "c", "d");
            until(notices, friday("09:10"));
            assertThat(notices.numKeyedStateEntries()).isZero();
            assertThat(notices.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void theNextWindowBeginsAnew() throws Exception {
        try (var notices = harness()) {
            notices.open();
            escalate(notices, friday("09:01"), "a", "b", "c", "d");
            escalate(notices, friday("09:11"), "e");
            assertThat(notices.extractOutputValues())
                    .extracting(Notice::kind)
                    .containsExactly(Kind.SINGLE, Kind.SINGLE, Kind.SINGLE, Kind.DIGEST, Kind.SINGLE);
            until(notices, friday("09:30"));
            assertThat(notices.extractOutputValues())
                    .as("each window was told once")
                    .hasSize(5);
        }
    }

    @Test
    void recipientsDoNotCountForEachOther() throws Exception {
        try (var notices = harness()) {
            notices.open();
            escalate(notices, friday("09:01"), "a", "b", "c");
            Instant at = friday("09:02");
            notices.processElement(new Addressed("second line", "d", at, at), at.toEpochMilli());
            assertThat(notices.extractOutputValues())
                    .last()
                    .extracting(Notice::kind)
                    .isEqualTo(Kind.SINGLE);
        }
    }

    @Test
    void aCorrectionOfLastWeekCountsInTheWindowInWhichItIsTold() throws Exception {
        try (var notices = harness()) {
            notices.open();
            until(notices, friday("09:05"));
            escalate(notices, friday("09:05").minus(Duration.ofDays(7)), "a", "b", "c", "d");
            assertThat(notices.extractOutputValues()).hasSize(3);
            until(notices, friday("09:10"));
            assertThat(notices.extractOutputValues()).hasSize(4);
        }
    }

    @Test
    void whatWaitsForItsDigestSurvivesARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var notices = harness()) {
            notices.open();
            escalate(notices, friday("09:01"), "a", "b", "c", "d");
            snapshot = notices.snapshot(1, 1);
        }
        try (var notices = harness()) {
            notices.initializeState(snapshot);
            notices.open();
            escalate(notices, friday("09:02"), "e");
            until(notices, friday("09:10"));
            assertThat(notices.extractOutputValues())
                    .extracting(Notice::kind, Notice::escalationIds)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(Kind.DIGEST, List.of("d", "e")));
        }
    }

    @Test
    void theSameNoticeHasTheSameIdHoweverItIsOrdered() {
        Instant at = friday("09:01");
        Addressed a = new Addressed("first line", "a", at, at);
        Addressed b = new Addressed("first line", "b", at, at);
        assertThat(RULES.digests(0, List.of(a, b))).isEqualTo(RULES.digests(0, List.of(b, a)));
        assertThat(RULES.single(0, a).noticeId())
                .isNotEqualTo(RULES.single(0, b).noticeId())
                .isNotEqualTo(RULES.single(600_000, a).noticeId());
    }

    @Test
    void aDigestIsDeliveredWhenItsFirstMayBeAndNotBeforeItsWindowEnds() {
        Instant at = friday("09:01");
        Addressed now = new Addressed("first line", "a", at, at);
        Addressed onMonday = new Addressed("first line", "b", at, Desk.monday("09:00"));
        long window = RULES.window(at.toEpochMilli());
        assertThat(RULES.digests(window, List.of(now, onMonday)).get(0).deliverAt())
                .isEqualTo(friday("09:10"));
        assertThat(RULES.digests(window, List.of(onMonday)).get(0).deliverAt()).isEqualTo(Desk.monday("09:00"));
        assertThat(RULES.single(window, onMonday).deliverAt()).isEqualTo(Desk.monday("09:00"));
    }

    @Test
    void noDigestIsLargerThanATopicTakes() {
        Instant at = friday("09:01");
        List<Addressed> flood = IntStream.range(0, 2_500)
                .mapToObj(i -> new Addressed("first line", "id-" + i, at, at))
                .toList();
        List<Notice> digests = RULES.digests(0, flood);
        assertThat(digests).extracting(digest -> digest.escalationIds().size()).containsExactly(1_000, 1_000, 500);
        List<String> told = new ArrayList<>();
        digests.forEach(digest -> told.addAll(digest.escalationIds()));
        assertThat(told).doesNotHaveDuplicates().hasSize(2_500);
    }

    private static org.assertj.core.groups.Tuple single(String id) {
        return org.assertj.core.api.Assertions.tuple(Kind.SINGLE, List.of(id));
    }

    private static void escalate(
            KeyedOneInputStreamOperatorTestHarness<String, Addressed, Notice> notices, Instant at, String... ids)
            throws Exception {
        for (String id : ids) {
            notices.processElement(new Addressed("first line", id, at, at), at.toEpochMilli());
        }
    }

    static void until(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> notices, Instant time) throws Exception {
        notices.processWatermark(time.toEpochMilli());
    }
}
