package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.board.Board;
import io.switchboard.board.Board.Glance;
import io.switchboard.deploy.DemoFrame;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Escalation.Correction;
import io.switchboard.sla.Escalation.Kind;
import io.switchboard.sla.ItemSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoTableTest {

    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    private final Board board = new Board();

    @Test
    void nothingIsWiderThanTheTerminal() {
        Glance busy = new Glance(
                9_999_999,
                9_999_999,
                999_999_999,
                999_999_999,
                0,
                board.glance().clocks(),
                List.of());
        for (int i = 0; i < 9; i++) {
            board.on(
                    escalation("TICKET-12345678" + i, "a level with a long name", NOON.plus(Duration.ofDays(i)), null));
        }
        assertThat(lines(frame(busy))).allSatisfy(DemoTableTest::fits);
        assertThat(lines(frame(board.glance()))).allSatisfy(DemoTableTest::fits).hasSizeLessThan(21);
    }

    @Test
    void beforeTheClocksRunTheTableSaysSo() {
        assertThat(lines(new DemoFrame(Duration.ZERO, null, 600, null, null, board.glance(), 0, 0, 0, null, null)))
                .anySatisfy(line -> assertThat(line).contains("clocks not yet running"))
                .allSatisfy(DemoTableTest::fits);
    }

    @Test
    void itShowsWhatIsOpenAtRiskAndBehind() {
        board.on(new CallEvent(
                "e",
                "C-1",
                null,
                NOON,
                CallEvent.Kind.QUEUED,
                null,
                Status.QUEUED,
                null,
                null,
                null,
                null,
                null,
                null));
        board.on(escalation("C-1", "5s before", NOON.plusSeconds(20), null));

        assertThat(String.join("\n", lines(frame(board.glance()))))
                .contains("Mon 2026-06-15 12:00 UTC")
                .contains("0:42 of 1:00")
                .containsPattern("Open calls +1 ")
                .containsPattern("Lag, records +35 +Lag, seconds +1\\.0 +Lag, its time +10 min")
                .containsPattern("CALL_ANSWER +1 +0 +0 +0 +-")
                .containsPattern("12:00:20 +C-1 +CALL_ANSWER +5s before +12:00 +P2 hotline-de");
    }

    @Test
    void aWithdrawnLevelReadsAsTakenBack() {
        board.on(escalation("C-1", "breach", NOON, Correction.WITHDRAWN));

        assertThat(String.join("\n", lines(frame(board.glance())))).contains("not breach");
    }

    @Test
    void whereNobodyLooksOneLineSaysTheSame() {
        board.on(escalation("C-1", "breach", NOON, null));

        assertThat(DemoTable.line(frame(board.glance())))
                .isEqualTo("Mon 2026-06-15 12:00 UTC  open: 0 tickets, 0 calls; clocks: 0 at risk, 1 breached and open,"
                        + " 1 breaches, 0 met; 48.0 escalations/s; lag 35 records, 10 min of event time, 1.0 s");
    }

    @Test
    void numbersLookTheSameEverywhere() {
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(DemoTable.line(frame(board.glance()))).contains("48.0 escalations/s");
        } finally {
            Locale.setDefault(here);
        }
    }

    private static void fits(String line) {
        assertThat(line).satisfies(text -> assertThat(text.length()).isLessThanOrEqualTo(80));
    }

    private static List<String> lines(DemoFrame frame) {
        return DemoTable.lines(frame).stream().map(Ansi.OFF::string).toList();
    }

    private static DemoFrame frame(Glance glance) {
        return new DemoFrame(
                Duration.ofSeconds(42),
                Duration.ofMinutes(1),
                600,
                NOON.plus(Duration.ofMinutes(10)),
                NOON,
                glance,
                221.4,
                48,
                35,
                Duration.ofSeconds(2),
                null);
    }

    private static Escalation escalation(String id, String level, Instant at, Correction correction) {
        return new Escalation(
                id + level,
                id,
                null,
                "CALL_ANSWER",
                "1",
                "demo-calls",
                1,
                level,
                correction == null ? Kind.WARNING : Kind.CORRECTION,
                NOON.plusSeconds(25),
                at,
                0,
                0,
                correction,
                null,
                null,
                new ItemSnapshot(Priority.P2, null, null, null, "hotline-de", null, null),
                null,
                java.util.List.of());
    }
}
