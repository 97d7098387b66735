package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.call;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.told;
import static io.switchboard.sla.Desk.tuesday;
import static io.switchboard.sla.Desk.turned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Author;
import io.switchboard.event.CallEvent;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.event.Visibility;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlaRulesTest {

    @Test
    @Proves({"R-44", "R-70"})
    @DisplayName("R-44, R-70: a ticket opened on Friday afternoon is warned and breached in business time")
    void aTicketOpenedOnFridayAfternoonBreachesOnMonday() {
        Story story = Story.of(opened(friday("15:00"))).until(monday("15:00"));
        assertThat(story.told("FIRST_RESOLUTION"))
                .containsExactly(
                        "75% WARNING " + monday("13:00"),
                        "last-call WARNING " + monday("14:50"),
                        "breach BREACH " + monday("15:00"));
        assertThat(story.told("FIRST_REPLY"))
                .containsExactly("50% WARNING " + friday("16:00"), "breach BREACH " + friday("17:00"));
    }

    @Test
    @Proves({"R-05", "R-06", "R-07"})
    @DisplayName("R-05, R-06, R-07: only the first public answer of an agent meets the first reply")
    void onlyAPublicAnswerOfAnAgentMeetsTheFirstReply() {
        Story story = Story.of(
                opened(friday("09:00")),
                told(Kind.MESSAGE, friday("09:10")).by(Author.SYSTEM).read(Visibility.PUBLIC),
                told(Kind.MESSAGE, friday("09:20")).by(Author.BOT).read(Visibility.PUBLIC),
                told(Kind.MESSAGE, friday("09:30")).by(Author.AGENT).read(Visibility.INTERNAL),
                told(Kind.MESSAGE, friday("09:40")).by(Author.CUSTOMER).read(Visibility.PUBLIC));
        assertThat(story.outcome("FIRST_REPLY")).isNull();

        story.on(answered(friday("09:45")));
        assertThat(story.outcome("FIRST_REPLY"))
                .extracting(Outcome::verdict, Outcome::elapsedBusinessMs)
                .containsExactly(Verdict.MET, Duration.ofMinutes(45).toMillis());
    }

    @Test
    @Proves("R-05")
    @DisplayName("R-05: an agent's own first comment does not answer the ticket the agent opened")
    void anAgentsOwnFirstCommentAnswersNothing() {
        Story story = Story.of(opened(friday("09:00")).by(Author.AGENT), answered(friday("09:01")));
        assertThat(story.outcome("FIRST_REPLY")).isNull();

        story.on(answered(friday("09:30")));
        assertThat(story.outcome("FIRST_REPLY").endedAt()).isEqualTo(friday("09:30"));
    }

    @Test
    @Proves("R-08")
    @DisplayName("R-08: a missing priority takes the policy's default")
    void aMissingPriorityTakesTheDefault() {
        Story story = Story.of(opened(friday("09:00")).priority(null), turned(Status.RESOLVED, friday("10:00")));
        assertThat(story.outcome("FIRST_RESOLUTION").dueAt()).isEqualTo(friday("17:00"));
    }

    @Test
    @Proves("R-13")
    @DisplayName("R-13: resolving ends an open reply clock unfulfilled")
    void resolvingEndsAnOpenReplyClockByClose() {
        Story story = Story.of(opened(friday("09:00")), turned(Status.RESOLVED, friday("10:00")));
        assertThat(story.outcome("FIRST_REPLY").verdict()).isEqualTo(Verdict.MET_BY_CLOSE);
        assertThat(story.outcome("FIRST_RESOLUTION").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    @Proves("R-22")
    @DisplayName("R-22: while a clock rests nothing is due, and what remains is kept")
    void theClockRestsWhileWeWaitForTheCustomer() {
        Story story = Story.of(
                        opened(friday("09:00")), answered(friday("10:00")), turned(Status.PENDING, friday("11:00")))
                .until(monday("16:00"));
        assertThat(story.told("FIRST_RESOLUTION")).isEmpty();

        story.on(turned(Status.OPEN, monday("16:00"))).until(tuesday("14:00"));
        assertThat(story.told("FIRST_RESOLUTION"))
                .containsExactly(
                        "75% WARNING " + tuesday("12:00"),
                        "last-call WARNING " + tuesday("13:50"),
                        "breach BREACH " + tuesday("14:00"));
    }

    @Test
    @Proves("R-02")
    @DisplayName("R-02: resolved out of a pause, the pause is kept")
    void pausedThenResolvedInOneStepKeepsItsPause() {
        Story story = Story.of(
                opened(friday("09:00")),
                turned(Status.ON_HOLD, friday("10:00")),
                turned(Status.RESOLVED, friday("16:00")));
        assertThat(story.outcome("FIRST_RESOLUTION"))
                .extracting(Outcome::elapsedWallMs, Outcome::pausedMs, Outcome::dueAt)
                .containsExactly(
                        Duration.ofHours(1).toMillis(), Duration.ofHours(6).toMillis(), null);
    }

    @Test
    @Proves("R-44")
    @DisplayName("R-44: met exactly at the due instant is met, a millisecond later it is late")
    void metExactlyAtTheDueInstantIsMet() {
        Story met = Story.of(
                opened(friday("09:00")).priority(Priority.P2),
                turned(Status.RESOLVED, friday("13:00")).priority(Priority.P2));
        assertThat(met.outcome("FIRST_RESOLUTION").verdict()).isEqualTo(Verdict.MET);
        assertThat(met.told("FIRST_RESOLUTION")).doesNotContain("breach BREACH " + friday("13:00"));

        Story late = Story.of(
                opened(friday("09:00")).priority(Priority.P2),
                turned(Status.RESOLVED, friday("13:00").plusMillis(1)).priority(Priority.P2));
        assertThat(late.outcome("FIRST_RESOLUTION"))
                .extracting(Outcome::verdict, Outcome::breachedAt, Outcome::dueAt)
                .containsExactly(Verdict.MET_LATE, friday("13:00"), friday("13:00"));
        assertThat(late.told("FIRST_RESOLUTION")).contains("breach BREACH " + friday("13:00"));
    }

    @Test
    @Proves("R-44")
    @DisplayName(
            "R-44: a target reached at closing time is due then, and breached only if the desk opens again over it")
    void aTargetReachedAtClosingTimeIsNotYetExceeded() {
        Story story = Story.of(opened(friday("09:00"))).until(saturday("12:00"));
        assertThat(story.told("FIRST_RESOLUTION")).noneMatch(line -> line.startsWith("breach"));

        Story met = Story.of(opened(friday("09:00")), turned(Status.RESOLVED, saturday("12:00")));
        assertThat(met.outcome("FIRST_RESOLUTION"))
                .extracting(Outcome::verdict, Outcome::dueAt)
                .containsExactly(Verdict.MET, friday("17:00"));

        story.until(monday("09:00"));
        assertThat(story.told("FIRST_RESOLUTION")).contains("breach BREACH " + friday("17:00"));
    }

    @Test
    @Proves("R-26")
    @DisplayName("R-26: a new target that is already used up is breached at the change, with cause RETARGETED")
    void aTargetThatIsAlreadyUsedUpIsBreachedAtTheChange() {
        Story story = Story.of(
                opened(friday("09:00")), turned(Status.OPEN, friday("14:30")).priority(Priority.P2));
        assertThat(story.told("FIRST_RESOLUTION"))
                .containsExactly(
                        "75% WARNING " + friday("14:30"),
                        "last-call WARNING " + friday("14:30"),
                        "breach BREACH " + friday("14:30"));
        assertThat(story.escalations().get(story.escalations().size() - 1))
                .extracting(Escalation::cause, Escalation::dueAt)
                .containsExactly(Escalation.RETARGETED, friday("13:00"));
    }

    @Test
    @Proves("R-26")
    @DisplayName("R-26: the time used is measured in the new target's calendar from the beginning")
    void aNewTargetMeasuresTheWholeTimeInItsOwnCalendar() {
        Story story = Story.of(
                opened(friday("16:00")), turned(Status.OPEN, monday("10:00")).priority(Priority.P1));
        assertThat(story.escalations().stream()
                        .filter(e -> e.clock().equals("TOTAL_RESOLUTION")
                                && e.level().equals("breach")))
                .singleElement()
                .extracting(Escalation::elapsedBusinessMs, Escalation::dueAt, Escalation::at)
                .containsExactly(Duration.ofHours(66).toMillis(), friday("20:00"), monday("10:00"));
    }

    @Test
    @Proves("R-27")
    @DisplayName("R-27: a breach that a new target makes untrue is withdrawn; the first record stays")
    void aBreachThatIsNoLongerTrueIsWithdrawn() {
        Story story = Story.of(
                opened(friday("09:00")).priority(Priority.P2),
                turned(Status.OPEN, friday("14:00")).priority(Priority.P3).id("relaxed"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "75% WARNING " + friday("12:00"),
                        "breach BREACH " + friday("13:00"),
                        "75% WITHDRAWN " + friday("14:00"),
                        "breach WITHDRAWN " + friday("14:00"));
        Escalation breach = story.escalations().stream()
                .filter(e -> e.kind() == Escalation.Kind.BREACH && e.clock().equals("TOTAL_RESOLUTION"))
                .findFirst()
                .orElseThrow();
        Escalation withdrawn = story.escalations().stream()
                .filter(e -> breach.escalationId().equals(e.supersedes()))
                .findFirst()
                .orElseThrow();
        assertThat(withdrawn.cause()).isEqualTo("relaxed");

        story.on(turned(Status.RESOLVED, friday("16:00")).priority(Priority.P3));
        assertThat(story.outcome("TOTAL_RESOLUTION").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    @Proves({"R-27", "R-71"})
    @DisplayName("R-27, R-71: a withdrawn breach that comes true again is added to its chain, under an id of its own")
    void aWithdrawnBreachCanComeTrueAgain() {
        Story story = Story.of(
                        opened(friday("09:00")).priority(Priority.P2),
                        turned(Status.OPEN, friday("14:00")).priority(Priority.P3))
                .until(monday("10:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .endsWith("75% ADDED " + friday("15:00"), "breach ADDED " + friday("17:00"));
        assertThat(story.escalations()).extracting(Escalation::escalationId).doesNotHaveDuplicates();
    }

    @Test
    @Proves("R-20")
    @DisplayName("R-20: total resolution adds up all open spans, first resolution closes for good")
    void totalResolutionAddsUpAllOpenSpans() {
        Story story = Story.of(
                opened(friday("09:00")),
                turned(Status.RESOLVED, friday("11:00")),
                turned(Status.OPEN, friday("15:00")),
                turned(Status.RESOLVED, friday("16:00")));
        assertThat(story.outcome("TOTAL_RESOLUTION"))
                .extracting(Outcome::elapsedBusinessMs, Outcome::revision, Outcome::reopens)
                .containsExactly(Duration.ofHours(3).toMillis(), 2, 1);
        assertThat(story.outcome("FIRST_RESOLUTION"))
                .extracting(Outcome::elapsedBusinessMs, Outcome::revision, Outcome::reopens)
                .containsExactly(Duration.ofHours(2).toMillis(), 1, 0);
    }

    @Test
    @Proves({"R-03", "R-30", "R-32"})
    @DisplayName("R-03, R-30, R-32: merged, deleted and spam cancel every open clock")
    void aMergeCancelsEveryOpenClock() {
        for (Kind kind : new Kind[] {Kind.MERGED, Kind.DELETED, Kind.SPAM}) {
            Story story = Story.of(opened(friday("09:00")), told(kind, friday("10:00")))
                    .until(tuesday("09:00"));
            assertThat(story.outcomes())
                    .hasSize(3)
                    .allMatch(outcome -> outcome.verdict() == Verdict.CANCELLED)
                    .allMatch(outcome -> outcome.reason().equals(kind.name()));
            assertThat(story.escalations()).isEmpty();
        }
    }

    @Test
    @Proves({"R-21", "R-71"})
    @DisplayName("R-21, R-71: a level is reached once, however often one looks")
    void aLevelIsReachedOnce() {
        Story story = Story.of(opened(friday("09:00")));
        for (int minute = 0; minute < 600; minute++) {
            story.until(friday("09:00").plus(Duration.ofMinutes(minute)));
        }
        assertThat(story.escalations()).extracting(Escalation::escalationId).doesNotHaveDuplicates();
        assertThat(story.told("FIRST_REPLY")).hasSize(2);
    }

    @Test
    @Proves("R-72")
    @DisplayName("R-72: the id of an escalation is the same in every process and release")
    void theIdOfAnEscalationNeverChanges() {
        Story story = Story.of(opened(friday("09:00"))).until(friday("11:00"));
        assertThat(story.escalations())
                .extracting(Escalation::level, Escalation::escalationId)
                .containsExactly(
                        tuple("50%", "fd81249e85be54658b52b4a8cebac78d"),
                        tuple("breach", "8813194142db17d715649432e65a09b2"));
    }

    @Test
    @Proves("R-09")
    @DisplayName("a call answered within the target is met, one given up ends by close")
    void aCallAnsweredInTwentySecondsIsMet() {
        Story met = Story.of(
                Desk.RULES,
                call(Status.IVR, friday("20:00:00")),
                call(Status.QUEUED, friday("20:00:09")),
                call(Status.CONNECTED, friday("20:00:29")),
                call(Status.ENDED, friday("20:03:00")));
        assertThat(met.outcomes())
                .singleElement()
                .extracting(Outcome::verdict, Outcome::elapsedWallMs, Outcome::pausedMs)
                .containsExactly(Verdict.MET, 20_000L, 9_000L);

        Story late = Story.of(
                Desk.RULES, call(Status.QUEUED, friday("20:00:00")), call(Status.CONNECTED, friday("20:00:21")));
        assertThat(late.outcome("CALL_ANSWER").verdict()).isEqualTo(Verdict.MET_LATE);

        Story givenUp =
                Story.of(Desk.RULES, call(Status.QUEUED, friday("20:00:00")), call(Status.ENDED, friday("20:00:30")));
        assertThat(givenUp.outcome("CALL_ANSWER"))
                .extracting(Outcome::verdict, Outcome::breachedAt)
                .containsExactly(Verdict.MET_BY_CLOSE, friday("20:00:20"));
    }

    @Test
    @DisplayName("what happened to a call says where it stands, even if the event does not")
    void aCallWhoseEventsNameNoStatusIsAnsweredAllTheSame() {
        Story story = Story.of(
                Desk.RULES,
                call(CallEvent.Kind.OFFERED, friday("20:00:00")),
                call(CallEvent.Kind.QUEUED, friday("20:00:05")),
                call(CallEvent.Kind.ANSWERED, friday("20:00:10")),
                call(CallEvent.Kind.ENDED, friday("20:05:00")));
        assertThat(story.outcome("CALL_ANSWER"))
                .extracting(Outcome::verdict, Outcome::elapsedWallMs)
                .containsExactly(Verdict.MET, 5_000L);
        assertThat(story.ledger().item().isOver()).isTrue();
    }

    @Test
    @Proves("R-04")
    @DisplayName("the clock starts when the item was opened, even if the first event we see is a later one")
    void theClockStartsWhenTheItemWasOpened() {
        Story story = Story.of(turned(Status.OPEN, friday("12:00")).createdAt(friday("09:00")));
        assertThat(story.told("FIRST_REPLY"))
                .containsExactly("50% WARNING " + friday("10:00"), "breach BREACH " + friday("11:00"));
    }

    @Test
    @DisplayName("of two events of one millisecond the source's own order decides")
    void theSourcesOrderDecidesWithinAMillisecond() {
        Story story = Story.of(
                opened(friday("09:00")),
                turned(Status.RESOLVED, friday("10:00")).id("a").sequence(2),
                turned(Status.OPEN, friday("10:00")).id("b").sequence(1));
        assertThat(story.ledger().item().status()).isEqualTo(Status.RESOLVED);
        assertThat(story.outcome("TOTAL_RESOLUTION").reopens()).isZero();
    }

    @Test
    @DisplayName("groups and returns are counted from what happens, none counting as a group")
    void reassignmentsAndReopensAreCountedFromWhatHappens() {
        Story story = Story.of(
                opened(friday("09:00")).group(null),
                turned(Status.OPEN, friday("09:10")).group("first line"),
                turned(Status.OPEN, friday("09:20")).group("second line"),
                turned(Status.RESOLVED, friday("09:30")).group("second line"),
                turned(Status.OPEN, friday("09:40")).group(null),
                turned(Status.CLOSED, friday("09:50")).group(null));
        assertThat(story.outcome("TOTAL_RESOLUTION"))
                .extracting(Outcome::reassignments, Outcome::reopens)
                .containsExactly(3, 1);
    }
}
