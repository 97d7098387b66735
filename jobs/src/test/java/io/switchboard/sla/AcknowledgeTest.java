package io.switchboard.sla;

import static io.switchboard.sla.Desk.acked;
import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Desk.unacked;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import io.switchboard.event.Status;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Proves("R-75")
class AcknowledgeTest {

    private static final String LEVELS = "levels: [{at: 50%}, {after: 30m, name: lead}, {after: 1h, name: boss}]";

    private static final SlaRules RULES =
            desk(clock("TOTAL_RESOLUTION", "2h", LEVELS), clock("FIRST_REPLY", "2h", LEVELS));

    @Test
    @DisplayName("R-75: an acknowledgement stops the chain; the breach itself is still told")
    void anAcknowledgementStopsTheChain() {
        Story story = acknowledged("TOTAL_RESOLUTION").until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("50% WARNING " + friday("10:00"), "breach BREACH " + friday("11:00"));
        assertThat(story.clock("TOTAL_RESOLUTION").acknowledged()).isTrue();
    }

    @Test
    @DisplayName("R-75: it is for the chain that it names, or for all of the item")
    void itIsForTheChainThatItNames() {
        assertThat(acknowledged("TOTAL_RESOLUTION").until(saturday("09:00")).told("FIRST_REPLY"))
                .endsWith("lead ESCALATION " + friday("11:30"), "boss ESCALATION " + friday("12:00"));
        assertThat(acknowledged(null).until(saturday("09:00")).told("FIRST_REPLY"))
                .endsWith("breach BREACH " + friday("11:00"));
    }

    @Test
    @DisplayName("R-75: taken back in time, the chain goes on at the level reached")
    void takenBackTheChainGoesOn() {
        Story story = acknowledged("TOTAL_RESOLUTION")
                .on(unacked(null, friday("11:10")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .endsWith(
                        "breach BREACH " + friday("11:00"),
                        "lead ESCALATION " + friday("11:30"),
                        "boss ESCALATION " + friday("12:00"));
    }

    @Test
    @DisplayName("R-75: taken back late, the levels that were missed are told at once and not in the past")
    void takenBackLateWhatWasMissedIsToldAtOnce() {
        Story story = acknowledged("TOTAL_RESOLUTION")
                .on(unacked("TOTAL_RESOLUTION", friday("11:45")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .endsWith(
                        "breach BREACH " + friday("11:00"),
                        "lead ESCALATION " + friday("11:45"),
                        "boss ESCALATION " + friday("12:00"));
    }

    @Test
    @DisplayName("R-75: an acknowledgement before the first level stops the warnings, too")
    void anAcknowledgementBeforeTheFirstLevel() {
        Story story = Story.of(RULES)
                .on(opened(friday("09:00")))
                .on(acked(null, friday("09:30")))
                .until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION")).containsExactly("breach BREACH " + friday("11:00"));
    }

    @Test
    @DisplayName("R-75: an acknowledgement is for the cycle that it finds, not for the next")
    void theNextCycleHasAChainOfItsOwn() {
        Story story = Story.of(desk(clock("TOTAL_RESOLUTION", "2h", LEVELS, "reopen: NEW_CYCLE")))
                .on(opened(friday("09:00")))
                .on(acked(null, friday("09:30")))
                .on(turned(Status.RESOLVED, friday("10:30")), turned(Status.OPEN, friday("12:00")))
                .until(friday("13:30"));
        assertThat(story.told("TOTAL_RESOLUTION")).containsExactly("50% WARNING " + friday("13:00"));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::acknowledged, ClockState::level)
                .containsExactly(false, "50%");
    }

    @Test
    @DisplayName("R-75: one that is read before its time waits for it, and does not let time pass for its item")
    void oneThatIsReadBeforeItsTimeWaits() {
        Story story = Story.of(RULES)
                .beside(acked(null, friday("11:10")))
                .on(opened(friday("09:00")))
                .until(friday("09:30"))
                .on(turned(Status.PENDING, friday("09:45")));
        assertThat(story.told("TOTAL_RESOLUTION")).as("the clock rests").isEmpty();

        story.on(turned(Status.OPEN, friday("10:15"))).until(saturday("09:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly("50% WARNING " + friday("10:30"), "breach BREACH " + friday("11:30"));
        assertThat(story.clock("TOTAL_RESOLUTION").acknowledged()).isTrue();
    }

    @Test
    @DisplayName(
            "R-75: one that is read when time has come far beyond it is no less in time: no time passes where it was written")
    void oneThatIsReadLongAfterIsInTime() {
        Story story = Story.of(RULES)
                .on(opened(friday("09:00")))
                .until(friday("12:00").plus(Duration.ofDays(300)));
        story.beside(acked(null, friday("11:10")));
        assertThat(story.tooLate()).isEmpty();
        assertThat(story.clock("TOTAL_RESOLUTION").acknowledged()).isTrue();
        assertThat(story.escalations("TOTAL_RESOLUTION"))
                .filteredOn(told -> told.kind() == Escalation.Kind.CORRECTION)
                .as("of what was told of the chain that somebody had in hand")
                .isNotEmpty();
    }

    @Test
    @DisplayName(
            "R-80: one for an item that is over long before comes too late when its time comes, and the item can be forgotten")
    void oneForAnItemThatIsOverLongBefore() {
        Instant never = friday("11:00").plus(Duration.ofDays(300));
        Story story = Story.of(RULES)
                .on(opened(friday("09:00")))
                .beside(acked(null, never))
                .on(turned(Status.CLOSED, friday("10:00")))
                .until(never.minusSeconds(1));
        assertThat(story.tooLate()).isEmpty();
        assertThat(story.ledger().forgotten()).isFalse();

        story.until(never);
        assertThat(story.tooLate()).extracting(TooLate::at).containsExactly(never);
        assertThat(story.ledger().forgotten()).isTrue();
    }

    private static Story acknowledged(String clock) {
        return Story.of(RULES).on(opened(friday("09:00"))).on(acked(clock, friday("10:30")));
    }
}
