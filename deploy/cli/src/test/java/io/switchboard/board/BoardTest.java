package io.switchboard.board;

import static io.switchboard.policy.ClockKind.CALL_ANSWER;
import static io.switchboard.policy.ClockKind.FIRST_REPLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.board.Board.Glance;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.policy.ClockKind;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Escalation.Correction;
import io.switchboard.sla.Escalation.Kind;
import io.switchboard.sla.ItemSnapshot;
import io.switchboard.sla.Outcome;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoardTest {

    private static final Instant NINE = Instant.parse("2026-06-15T09:00:00Z");

    private final Board board = new Board();

    @Test
    void anItemIsOpenUntilItIsResolvedAndAgainWhenItComesBack() {
        board.on(ticket("T-1", Status.NEW, 0));
        board.on(ticket("T-2", Status.NEW, 1));
        board.on(call("C-1", Status.QUEUED, 2));
        assertThat(board.glance().openTickets()).isEqualTo(2);
        assertThat(board.glance().openCalls()).isEqualTo(1);

        board.on(ticket("T-1", Status.RESOLVED, 3));
        board.on(call("C-1", Status.ENDED, 4));
        assertThat(board.glance().openTickets()).isEqualTo(1);
        assertThat(board.glance().openCalls()).isZero();

        board.on(ticket("T-1", Status.OPEN, 5));
        assertThat(board.glance().openTickets()).isEqualTo(2);
    }

    @Test
    void anEventWithoutAStatusLeavesTheItemWhereItWas() {
        board.on(ticket("T-1", Status.RESOLVED, 0));
        board.on(ticket("T-1", null, 1));
        board.on(ticket("T-2", null, 2));

        assertThat(board.glance().openTickets()).isEqualTo(1);
        assertThat(board.glance().events()).isEqualTo(3);
    }

    @Test
    void aWarnedClockIsAtRiskUntilItIsBreached() {
        board.on(warning("T-1", "75%", 10));
        board.on(warning("T-1", "90%", 11));
        assertThat(firstReply()).isEqualTo(new Tally(1, 0, 0, 0, 0));

        board.on(breach("T-1", 15));
        assertThat(firstReply()).isEqualTo(new Tally(0, 1, 1, 0, 1));
    }

    @Test
    void aWarnedClockThatEndsInTimeIsMet() {
        board.on(warning("T-1", "75%", 10));
        board.on(outcome("T-1", Verdict.MET, 12, 1));

        assertThat(firstReply()).isEqualTo(new Tally(0, 0, 0, 1, 0));
    }

    @Test
    void aBreachedClockThatEndsLateWasBreachedAndIsNotOpen() {
        board.on(breach("T-1", 15));
        board.on(late("T-1", 15, 20));

        assertThat(firstReply()).isEqualTo(new Tally(0, 0, 1, 0, 1));
    }

    @Test
    void aMissedPromiseCountsOnceThoughItsBreachIsReadAfterItsOutcome() {
        board.on(late("T-1", 15, 20));
        assertThat(firstReply()).isEqualTo(new Tally(0, 0, 0, 0, 1));

        board.on(breach("T-1", 15));
        assertThat(firstReply()).isEqualTo(new Tally(0, 0, 1, 0, 1));
    }

    @Test
    void aClockThatReachesALevelAfterItsEndRunsAgain() {
        board.on(outcome("T-1", Verdict.MET, 12, 1));
        board.on(warning("T-1", "90%", 40));

        assertThat(firstReply().atRisk()).isEqualTo(1);
        assertThat(firstReply().met()).isZero();
    }

    @Test
    void aWithdrawnBreachIsNone() {
        board.on(warning("T-1", "75%", 10));
        board.on(breach("T-1", 15));
        board.on(correction("T-1", Correction.WITHDRAWN, "breach", "T-1 breach", 16));

        assertThat(firstReply()).isEqualTo(new Tally(1, 0, 0, 0, 0));
        assertThat(board.glance().escalations()).isEqualTo(3);
    }

    @Test
    void aMovedBreachIsStillOne() {
        board.on(breach("T-1", 15));
        board.on(correction("T-1", Correction.MOVED, "breach", "T-1 breach", 17));

        assertThat(firstReply().breaches()).isEqualTo(1);
    }

    @Test
    void theSameRecordTwiceCountsOnce() {
        board.on(breach("T-1", 15));
        board.on(breach("T-1", 15));

        assertThat(firstReply().breaches()).isEqualTo(1);
        assertThat(board.glance().escalations()).isEqualTo(1);
        assertThat(board.glance().latest()).hasSize(1);
    }

    @Test
    void theHighestRevisionOfAnOutcomeIsTheTruth() {
        board.on(late("T-1", 15, 20));
        board.on(outcome("T-1", Verdict.MET, 14, 2));
        assertThat(firstReply()).isEqualTo(new Tally(0, 0, 0, 1, 0));

        Outcome older = late("T-1", 15, 20);
        board.on(older);
        assertThat(firstReply()).isEqualTo(new Tally(0, 0, 0, 1, 0));
    }

    @Test
    void aWithdrawnEndIsNone() {
        board.on(warning("T-1", "75%", 10));
        board.on(outcome("T-1", Verdict.MET, 12, 1));
        board.on(outcome("T-1", FIRST_REPLY, Verdict.CANCELLED, Outcome.WITHDRAWN, null, 12, 2));

        assertThat(firstReply()).isEqualTo(new Tally(1, 0, 0, 0, 0));
    }

    @Test
    void whatWasCancelledIsInNoAttainment() {
        board.on(breach("T-1", 15));
        board.on(outcome("T-1", FIRST_REPLY, Verdict.CANCELLED, "SPAM", 15, 20, 1));

        assertThat(firstReply()).isEqualTo(new Tally(0, 0, 1, 0, 0));
        assertThat(firstReply().attainment()).isEmpty();
    }

    @Test
    void attainmentIsTheShareOfWhatIsDecided() {
        board.on(outcome("T-1", Verdict.MET, 12, 1));
        board.on(outcome("T-2", Verdict.MET_BY_CLOSE, 12, 1));
        board.on(late("T-3", 15, 20));
        board.on(breach("T-4", 15));
        board.on(warning("T-5", "75%", 10));

        assertThat(firstReply().attainment()).hasValue(0.5);
    }

    @Test
    void theOrderOfArrivalChangesNoCount() {
        List<Runnable> records = new ArrayList<>(List.of(
                () -> board.on(warning("T-1", "75%", 10)),
                () -> board.on(breach("T-1", 15)),
                () -> board.on(correction("T-1", Correction.WITHDRAWN, "breach", "T-1 breach", 16)),
                () -> board.on(late("T-1", 15, 20)),
                () -> board.on(outcome("T-1", Verdict.MET, 14, 2)),
                () -> board.on(breach("T-2", 15))));
        long seed = 20260615;
        Collections.shuffle(records, new Random(seed));
        records.forEach(Runnable::run);

        assertThat(firstReply()).as("seed %d", seed).isEqualTo(new Tally(0, 1, 1, 1, 1));
    }

    @Test
    void theLatestAreTheNewestFirstAndNoClockCrowdsOutAnother() {
        board.on(warning("T-1", "75%", 1));
        for (int minute = 2; minute < 50; minute++) {
            board.on(escalation("C-" + minute, CALL_ANSWER, "breach", Kind.BREACH, null, null, minute));
        }

        assertThat(board.glance().latest()).extracting(Escalation::itemId).containsExactly("C-49", "C-48", "T-1");
    }

    @Test
    void whatIsSettledIsForgottenButStaysCounted() {
        board.on(ticket("T-1", Status.NEW, 0));
        board.on(breach("T-1", 15));
        board.on(late("T-1", 15, 20));
        board.on(ticket("T-2", Status.NEW, 0));
        board.on(outcome("T-2", Verdict.MET, 5, 1));
        board.on(ticket("T-1", Status.CLOSED, 30));
        Glance before = board.glance();
        assertThat(board.remembered()).isEqualTo(2);

        board.on(ticket("T-3", Status.NEW, (int) Duration.ofDays(3).toMinutes()));
        Glance after = board.glance();

        assertThat(after.clocks()).isEqualTo(before.clocks());
        assertThat(board.remembered()).as("T-2 can still come back").isEqualTo(1);
    }

    @Test
    void aClockOfWhichNothingWasToldShowsNothing() {
        assertThat(board.glance().clocks()).hasSize(4).allSatisfy((clock, tally) -> assertThat(tally)
                .isEqualTo(Tally.NOTHING));
        assertThat(board.glance().all().attainment()).isEmpty();
    }

    private Tally firstReply() {
        return board.glance().clocks().get(FIRST_REPLY);
    }

    private static Instant minute(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private static TicketEvent ticket(String id, Status status, int minute) {
        return new TicketEvent(
                id + "@" + minute,
                id,
                null,
                minute(minute),
                TicketEvent.Kind.UPDATED,
                null,
                null,
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static CallEvent call(String id, Status status, int minute) {
        return new CallEvent(
                id + "@" + minute,
                id,
                null,
                minute(minute),
                CallEvent.Kind.QUEUED,
                null,
                status,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Escalation warning(String id, String level, int minute) {
        return escalation(id, FIRST_REPLY, level, Kind.WARNING, null, null, minute);
    }

    private static Escalation breach(String id, int minute) {
        return escalation(id, FIRST_REPLY, Escalation.BREACH, Kind.BREACH, null, null, minute);
    }

    private static Escalation correction(
            String id, Correction correction, String level, String supersedes, int minute) {
        return escalation(id, FIRST_REPLY, level, Kind.CORRECTION, correction, supersedes, minute);
    }

    private static Escalation escalation(
            String id, ClockKind clock, String level, Kind kind, Correction correction, String supersedes, int minute) {
        return new Escalation(
                id + " " + level + (correction == null ? "" : " " + correction),
                id,
                null,
                clock.name(),
                "1",
                "demo",
                1,
                level,
                kind,
                minute(15),
                minute(minute),
                0,
                0,
                correction,
                supersedes,
                null,
                new ItemSnapshot(Priority.P1, null, null, null, "first-line", null, null),
                null,
                java.util.List.of());
    }

    private static Outcome late(String id, int breachedAt, int endedAt) {
        return outcome(id, FIRST_REPLY, Verdict.MET_LATE, null, breachedAt, endedAt, 1);
    }

    private static Outcome outcome(String id, Verdict verdict, int endedAt, int revision) {
        return outcome(id, FIRST_REPLY, verdict, null, null, endedAt, revision);
    }

    private static Outcome outcome(
            String id, ClockKind clock, Verdict verdict, String reason, Integer breachedAt, int endedAt, int revision) {
        return new Outcome(
                id,
                null,
                clock.name(),
                "1",
                "demo",
                1,
                verdict,
                reason,
                NINE,
                minute(15),
                breachedAt == null ? null : minute(breachedAt),
                minute(endedAt),
                0,
                0,
                0,
                0,
                0,
                revision,
                null);
    }
}
