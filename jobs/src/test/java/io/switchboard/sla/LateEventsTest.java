package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.turned;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** what arrives late is folded in and corrected; nothing published is ever erased. */
@Proves("R-80")
class LateEventsTest {

    @Test
    void aLateAnswerWithdrawsTheBreachItWouldHavePrevented() {
        Story story = Story.of(opened(friday("09:00"))).until(friday("12:00"));
        story.on(answered(friday("10:30")).id("late answer"));

        assertThat(story.told("FIRST_REPLY"))
                .containsExactly(
                        "50% WARNING " + friday("10:00"),
                        "breach BREACH " + friday("11:00"),
                        "breach WITHDRAWN " + friday("10:30"));
        Escalation withdrawn = story.escalations().get(2);
        assertThat(withdrawn.supersedes()).isEqualTo(story.escalations().get(1).escalationId());
        assertThat(withdrawn.cause()).isEqualTo("late answer");
        assertThat(withdrawn.dueAt()).isEqualTo(friday("11:00"));
        assertThat(story.outcome("FIRST_REPLY").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void aLatePauseMovesTheWarning() {
        Story story = Story.of(opened(friday("09:00")), turned(Status.OPEN, friday("11:00")))
                .until(friday("15:30"));
        story.on(turned(Status.ON_HOLD, friday("10:58")).id("late pause"));

        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("75% WARNING " + friday("15:00"), "75% MOVED " + friday("15:02"));
        assertThat(story.escalations().get(story.escalations().size() - 1).cause())
                .isEqualTo("late pause");
    }

    @Test
    void aLateReopeningAddsTheBreachThatWasMissed() {
        Story story = Story.of(
                        opened(friday("09:00")).priority(Priority.P1),
                        turned(Status.RESOLVED, friday("10:00")).priority(Priority.P1))
                .until(friday("18:00"));
        story.on(turned(Status.OPEN, friday("11:00")).priority(Priority.P1).id("late reopening"));

        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("75% ADDED " + friday("13:00"), "breach ADDED " + friday("14:00"));
        assertThat(story.escalations().get(story.escalations().size() - 1))
                .extracting(Escalation::kind, Escalation::cause, Escalation::supersedes)
                .containsExactly(Escalation.Kind.CORRECTION, "late reopening", null);
    }

    @Test
    void aLateEventThatChangesAnOutcomeWritesTheNextRevision() {
        Story story = Story.of(opened(friday("09:00")), turned(Status.RESOLVED, friday("14:00")));
        story.on(turned(Status.PENDING, friday("12:00")));
        assertThat(story.outcome("FIRST_RESOLUTION"))
                .extracting(Outcome::revision, Outcome::elapsedBusinessMs, Outcome::pausedMs)
                .containsExactly(
                        2, Duration.ofHours(3).toMillis(), Duration.ofHours(2).toMillis());
    }

    @Test
    void anOutcomeThatALateEventUndoesIsWithdrawn() {
        Story story = Story.of(turned(Status.OPEN, friday("09:05")), answered(friday("09:10")));
        assertThat(story.outcome("FIRST_REPLY").verdict()).isEqualTo(Verdict.MET);
        story.on(opened(friday("09:00")).by(io.switchboard.event.Author.AGENT));
        assertThat(story.outcome("FIRST_REPLY"))
                .extracting(Outcome::verdict, Outcome::reason, Outcome::revision)
                .containsExactly(Verdict.CANCELLED, Outcome.WITHDRAWN, 2);
    }

    @Test
    void whatIsSaidAgainChangesNothing() {
        Story story = Story.of(opened(friday("09:00")), answered(friday("10:00")));
        Ledger before = story.ledger();
        story.on(answered(friday("10:00"))).on(opened(friday("09:00")));
        assertThat(story.ledger()).isEqualTo(before);
        assertThat(story.outcomes()).hasSize(1);
    }

    @Test
    @DisplayName("R-80: beyond the allowed lateness an event is put aside, not taken and not lost")
    void whatComesTooLateIsPutAside() {
        Story story = Story.of(opened(friday("09:00"))).until(saturday("10:00"));
        Ledger before = story.ledger();
        story.on(answered(friday("09:59")));
        assertThat(story.ledger()).isEqualTo(before);
        assertThat(story.tooLate())
                .singleElement()
                .extracting(TooLate::at, TooLate::arrivedAt)
                .containsExactly(friday("09:59"), saturday("10:00"));
        story.on(answered(friday("10:00")));
        assertThat(story.tooLate()).hasSize(1);
    }

    @Test
    @Proves("R-32")
    @DisplayName("R-32: of a ticket closed long ago only a tombstone is left, and nothing revives it")
    void aTicketClosedLongAgoIsNotRevived() {
        Story story = Story.of(opened(friday("09:00")), turned(Status.CLOSED, friday("10:00")));
        story.until(friday("10:00").plus(Duration.ofDays(31)).minusMillis(1));
        assertThat(story.ledger().entries()).hasSize(2);
        story.until(friday("10:00").plus(Duration.ofDays(31)));
        assertThat(story.ledger().forgotten()).isTrue();
        assertThat(story.ledger().entries()).isEmpty();

        story.on(turned(Status.OPEN, friday("11:00").plus(Duration.ofDays(40))))
                .until(monday("09:00").plus(Duration.ofDays(60)));
        assertThat(story.tooLate()).hasSize(1);
        assertThat(story.escalations()).isEmpty();
    }
}
