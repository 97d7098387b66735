package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.asked;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.told;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final SlaRules RULES =
            desk(clock("FIRST_REPLY", "2h"), clock("NEXT_REPLY", "2h", "levels: [{after: 1h, name: lead}]"));

    @Test
    @Proves("R-30")
    @DisplayName("R-30: on the source every clock is cancelled and its chain stops, and no later message revives it")
    void onTheSourceEveryClockIsCancelled() {
        Story story = answeredOnce()
                .on(asked(friday("10:00")))
                .until(friday("12:30"))
                .on(told(Kind.MERGED, friday("12:40")).mergedInto("T-2"), asked(friday("12:50")))
                .until(saturday("09:00"));
        assertThat(story.told("NEXT_REPLY")).containsExactly("breach BREACH " + friday("12:00"));
        assertThat(story.outcome("NEXT_REPLY"))
                .extracting(Outcome::verdict, Outcome::reason)
                .containsExactly(Verdict.CANCELLED, "MERGED");
        assertThat(story.outcomes("NEXT_REPLY")).hasSize(1);
    }

    @Test
    @Proves("R-30")
    @DisplayName("R-30: on the target the oldest unanswered message of both is owed a reply")
    void onTheTargetTheOldestOfBothIsOwed() {
        Story story = answeredOnce()
                .on(asked(friday("10:00")).id("own"))
                .on(inherited(asked(friday("09:45")).id("older"), "10:30"));
        assertThat(story.clock("NEXT_REPLY"))
                .extracting(ClockState::cycle, ClockState::dueAt)
                .containsExactly("older", friday("11:45"));
        assertThat(story.outcomes("NEXT_REPLY"))
                .extracting(Outcome::cycle, Outcome::verdict, Outcome::reason)
                .containsExactly(tuple("own", Verdict.CANCELLED, "MERGED"));

        Story younger = answeredOnce()
                .on(asked(friday("10:00")).id("own"))
                .on(inherited(asked(friday("10:15")).id("younger"), "10:30"));
        assertThat(younger.clock("NEXT_REPLY").cycle()).isEqualTo("own");
        assertThat(younger.outcomes("NEXT_REPLY")).isEmpty();
    }

    @Test
    @Proves({"R-30", "R-26"})
    @DisplayName("R-30: a message that had waited too long when it was merged is breached at the merge")
    void whatHadWaitedTooLongIsBreachedAtTheMerge() {
        Story story = answeredOnce().on(inherited(asked(friday("08:00")), "10:30"));
        assertThat(story.escalations("NEXT_REPLY"))
                .extracting(Escalation::level, Escalation::at, Escalation::cause)
                .containsExactly(tuple("breach", friday("10:30"), Escalation.RETARGETED));
    }

    @Test
    @Proves("R-30")
    @DisplayName(
            "R-30: what was answered where it was written is not owed where it is inherited, whichever is heard first")
    void whatWasAnsweredAtTheSourceIsNotOwed() {
        Story inOrder = answeredOnce()
                .on(inherited(asked(friday("09:40")), "10:30"))
                .on(inherited(answered(friday("09:50")), "10:30"))
                .until(friday("16:00"));
        Story answerFirst = answeredOnce()
                .on(inherited(answered(friday("09:50")), "10:30"))
                .on(inherited(asked(friday("09:40")), "10:30"))
                .until(friday("16:00"));
        assertThat(inOrder.folded()).isEqualTo(answerFirst.folded()).noneMatch(told -> told.contains("NEXT_REPLY"));
        assertThat(inOrder.ledger().clocks()).isEqualTo(answerFirst.ledger().clocks());
        assertThat(answeredOnce().on(inherited(asked(friday("09:55")), "10:30")).clock("NEXT_REPLY"))
                .isNotNull();
    }

    @Test
    @Proves("R-30")
    @DisplayName("R-30: what is said to the source after the merge counts as said to the target, and not before")
    void whatIsSaidAfterTheMergeCountsAsSaidHere() {
        Story answered = answeredOnce()
                .on(inherited(asked(friday("09:40")), "10:30"))
                .until(friday("12:00"))
                .on(inherited(answered(friday("12:00")), "10:30"))
                .until(friday("16:00"));
        assertThat(answered.told("NEXT_REPLY")).containsExactly("breach BREACH " + friday("11:40"));
        assertThat(answered.outcomes("NEXT_REPLY"))
                .extracting(Outcome::verdict, Outcome::endedAt)
                .containsExactly(tuple(Verdict.MET_LATE, friday("12:00")));

        Story own = answeredOnce()
                .on(asked(friday("11:00")))
                .on(inherited(answered(friday("11:30")), "10:30"))
                .on(inherited(asked(friday("11:40")), "10:30"));
        assertThat(own.outcome("NEXT_REPLY"))
                .extracting(Outcome::verdict, Outcome::endedAt)
                .containsExactly(Verdict.MET, friday("11:30"));
        assertThat(own.clock("NEXT_REPLY").dueAt()).isEqualTo(friday("13:40"));

        Story first = Story.of(RULES)
                .on(opened(friday("09:00")))
                .on(inherited(answered(friday("10:40")), "10:30"))
                .until(friday("12:00"));
        assertThat(first.outcome("FIRST_REPLY").endedAt()).isEqualTo(friday("10:40"));
    }

    @Test
    @Proves({"R-30", "R-06"})
    @DisplayName("R-30: a merge answers nothing, even if an agent had answered the source")
    void aMergeAnswersNothing() {
        Story first = Story.of(RULES)
                .on(opened(friday("09:00")))
                .on(inherited(answered(friday("09:20")), "10:30"))
                .until(friday("12:00"));
        assertThat(first.told("FIRST_REPLY")).containsExactly("breach BREACH " + friday("11:00"));

        Story next = answeredOnce().on(asked(friday("10:00"))).on(inherited(answered(friday("10:20")), "10:30"));
        assertThat(next.clock("NEXT_REPLY").dueAt()).isEqualTo(friday("12:00"));
        assertThat(next.outcomes("NEXT_REPLY")).isEmpty();
    }

    @Test
    @Proves("R-31")
    @DisplayName("R-31: a follow-up has clocks of its own and leaves those of the first ticket alone")
    void aFollowUpHasClocksOfItsOwn() {
        Story first = answeredOnce().on(turned(Status.CLOSED, friday("10:00")));
        Story followUp = Story.of(RULES).on(opened(friday("15:00")).item("T-2"));
        assertThat(followUp.clock("FIRST_REPLY"))
                .extracting(ClockState::startedAt, ClockState::dueAt)
                .containsExactly(friday("15:00"), friday("17:00"));
        assertThat(first.until(saturday("09:00")).escalations()).isEmpty();
        assertThat(followUp.until(saturday("09:00")).escalations())
                .extracting(Escalation::itemId)
                .containsOnly("T-2");
    }

    @Test
    @Proves({"R-32", "R-03"})
    @DisplayName("R-32: deleted or spam, nothing that comes later starts a clock")
    void nothingRevivesWhatWasDeleted() {
        for (Kind kind : new Kind[] {Kind.DELETED, Kind.SPAM}) {
            Story story = answeredOnce()
                    .on(asked(friday("10:00")), told(kind, friday("10:10")), asked(friday("10:20")))
                    .on(turned(Status.RESOLVED, friday("10:30")), turned(Status.OPEN, friday("10:40")))
                    .until(saturday("09:00"));
            assertThat(story.outcomes("NEXT_REPLY"))
                    .extracting(Outcome::verdict, Outcome::reason)
                    .containsExactly(tuple(Verdict.CANCELLED, kind.name()));
            assertThat(story.escalations()).isEmpty();
        }
    }

    private static Story answeredOnce() {
        return Story.of(RULES).on(opened(friday("09:00")), answered(friday("09:30")));
    }

    private static Posting inherited(Desk.Happening said, String mergedAt) {
        Posting source = said.item("T-9").posting();
        return MergeRules.inherited(
                "T-9", source.entry(), new Merge("T-1", friday(mergedAt).toEpochMilli()));
    }
}
