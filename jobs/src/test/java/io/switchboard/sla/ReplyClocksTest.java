package io.switchboard.sla;

import static io.switchboard.sla.Desk.answered;
import static io.switchboard.sla.Desk.asked;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.noted;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Author;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReplyClocksTest {

    private static final String COURTESY = "options: {courtesy: {window: 24h, when: 'event.intent == \"thanks\"'}}";

    private static final SlaRules RULES = desk(
            clock("FIRST_REPLY", "1h"),
            clock("NEXT_REPLY", "2h", COURTESY),
            clock("PERIODIC_UPDATE", "4h"),
            clock("TOTAL_RESOLUTION", "8h", COURTESY));

    @Test
    @Proves("R-10")
    @DisplayName("R-10: the next reply is owed to the oldest unanswered message; more messages do not move it")
    void theNextReplyIsOwedToTheOldestUnansweredMessage() {
        Story story = answeredOnce()
                .on(asked(friday("10:00")).id("first"), asked(friday("11:00")).id("second"));
        assertThat(story.clock("NEXT_REPLY"))
                .extracting(ClockState::cycle, ClockState::dueAt)
                .containsExactly("first", friday("12:00"));

        story.on(answered(friday("11:30")), asked(friday("11:40")).id("third"));
        assertThat(story.outcomes("NEXT_REPLY"))
                .extracting(Outcome::cycle, Outcome::verdict)
                .containsExactly(tuple("first", Verdict.MET));
        assertThat(story.clock("NEXT_REPLY"))
                .extracting(ClockState::cycle, ClockState::dueAt)
                .containsExactly("third", friday("13:40"));
    }

    @Test
    @Proves("R-11")
    @DisplayName("R-11: next reply and periodic update wait for the first reply")
    void nothingElseIsOwedBeforeTheFirstReply() {
        Story story = Story.of(RULES).on(opened(friday("09:00")), asked(friday("09:10")));
        assertThat(story.clock("NEXT_REPLY")).isNull();
        assertThat(story.clock("PERIODIC_UPDATE")).isNull();

        story.on(answered(friday("09:30")));
        assertThat(story.clock("NEXT_REPLY")).isNull();
        assertThat(story.clock("PERIODIC_UPDATE").dueAt()).isEqualTo(friday("13:30"));
    }

    @Test
    @Proves({"R-05", "R-11"})
    @DisplayName("R-05, R-11: an agent's own first comment begins no periodic update and no next reply either")
    void anAgentsOwnFirstCommentBeginsNothing() {
        Story story = Story.of(RULES)
                .on(opened(friday("09:00")).by(Author.AGENT), answered(friday("09:10")), asked(friday("09:20")));
        assertThat(story.clock("PERIODIC_UPDATE")).isNull();
        assertThat(story.clock("NEXT_REPLY")).isNull();
        assertThat(story.clock("FIRST_REPLY").verdict()).isNull();
    }

    @Test
    @Proves("R-12")
    @DisplayName("R-12: no reply is owed while the last public word is the agent's")
    void noReplyIsOwedWhileTheLastWordIsTheAgents() {
        Story story = answeredOnce().on(turned(Status.OPEN, friday("09:40")));
        assertThat(story.clock("NEXT_REPLY")).isNull();

        story.on(asked(friday("10:00")), answered(friday("10:30")), noted(friday("10:40")))
                .on(turned(Status.PENDING, friday("10:50")), turned(Status.OPEN, friday("11:00")))
                .until(saturday("09:00"));
        assertThat(story.outcomes("NEXT_REPLY")).extracting(Outcome::verdict).containsExactly(Verdict.MET);
        assertThat(story.told("NEXT_REPLY")).isEmpty();
    }

    @Test
    @Proves({"R-06", "R-07", "R-12"})
    @DisplayName("R-06, R-07: bot, system and note leave the next reply owed")
    void whatIsNoPublicWordOfAnAgentLeavesTheNextReplyOwed() {
        Story story = answeredOnce()
                .on(
                        asked(friday("10:00")),
                        answered(friday("10:10")).by(Author.BOT).id("bot"),
                        answered(friday("10:20")).by(Author.SYSTEM).id("system"),
                        noted(friday("10:30")))
                .until(friday("13:00"));
        assertThat(story.told("NEXT_REPLY")).containsExactly("breach BREACH " + friday("12:00"));
    }

    @Test
    @Proves("R-07")
    @DisplayName("R-07: a note answers where the policy says so")
    void aNoteAnswersWhereThePolicySaysSo() {
        String notes = "options: {internalNoteFulfils: true}";
        Story story = Story.of(desk(clock("FIRST_REPLY", "1h", notes), clock("NEXT_REPLY", "1h", notes)))
                .on(opened(friday("09:00")), noted(friday("09:30")), asked(friday("10:00")), noted(friday("10:30")));
        assertThat(story.outcomes())
                .extracting(Outcome::clock, Outcome::verdict, Outcome::endedAt)
                .containsExactly(
                        tuple("FIRST_REPLY", Verdict.MET, friday("09:30")),
                        tuple("NEXT_REPLY", Verdict.MET, friday("10:30")));
    }

    @Test
    @Proves("R-05")
    @DisplayName("R-05: where the policy says so, opening a ticket for a customer answers it")
    void openingATicketForACustomerAnswersItWhereThePolicySaysSo() {
        Story story = Story.of(desk(clock("FIRST_REPLY", "1h", "options: {fulfilOnAgentCreate: true}")))
                .on(opened(friday("09:00")).by(Author.AGENT))
                .until(saturday("09:00"));
        assertThat(story.outcomes("FIRST_REPLY"))
                .extracting(Outcome::verdict, Outcome::endedAt, Outcome::elapsedWallMs)
                .containsExactly(tuple(Verdict.MET, friday("09:00"), 0L));
        assertThat(story.escalations()).isEmpty();
    }

    @Test
    @Proves("R-05")
    @DisplayName("R-05: an outbound ticket's clocks wait for the customer's first message")
    void anOutboundTicketWaitsForTheCustomer() {
        Story story = Story.of(RULES)
                .on(opened(friday("09:00")).by(Author.AGENT).outbound(), answered(friday("09:30")))
                .until(friday("12:00"));
        assertThat(story.tracking().clocks()).isEmpty();

        story.on(asked(friday("13:00")));
        assertThat(story.clock("FIRST_REPLY").dueAt()).isEqualTo(friday("14:00"));
        assertThat(story.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(friday("21:00"));
        story.on(answered(friday("13:30")));
        assertThat(story.outcome("FIRST_REPLY").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    @Proves({"R-03", "R-13"})
    @DisplayName("R-13: resolving ends every open reply clock by close")
    void resolvingEndsEveryOpenReplyClock() {
        Story story = answeredOnce().on(asked(friday("10:00")), turned(Status.RESOLVED, friday("10:30")));
        assertThat(story.outcomes())
                .extracting(Outcome::clock, Outcome::verdict)
                .contains(tuple("NEXT_REPLY", Verdict.MET_BY_CLOSE), tuple("PERIODIC_UPDATE", Verdict.MET_BY_CLOSE));
    }

    @Test
    @Proves("R-13")
    @DisplayName("R-13: thanks within the courtesy window start no clock, however often they are said")
    void thanksSoonAfterTheResolutionStartNothing() {
        Story story = answeredOnce()
                .on(
                        turned(Status.RESOLVED, friday("10:00")),
                        asked(friday("11:00")).intent("thanks"),
                        asked(friday("11:05")).intent("thanks"));
        assertThat(story.clock("NEXT_REPLY")).isNull();
        assertThat(story.clock("TOTAL_RESOLUTION").phase()).isEqualTo("STOP");
    }

    @Test
    @Proves("R-13")
    @DisplayName("R-13: a question within the window, and thanks after it, start the clocks")
    void aQuestionOrLateThanksStartTheClocks() {
        Story question = answeredOnce().on(turned(Status.RESOLVED, friday("10:00")), asked(friday("11:00")));
        assertThat(question.clock("NEXT_REPLY").dueAt()).isEqualTo(friday("13:00"));

        Story late = answeredOnce()
                .on(
                        turned(Status.RESOLVED, friday("10:00")),
                        asked(saturday("10:00:01")).intent("thanks"));
        assertThat(late.clock("NEXT_REPLY").dueAt()).isEqualTo(saturday("12:00:01"));
    }

    private static Story answeredOnce() {
        return Story.of(RULES).on(opened(friday("09:00")), answered(friday("09:30")));
    }
}
