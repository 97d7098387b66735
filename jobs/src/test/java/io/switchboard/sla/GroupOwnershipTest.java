package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clock;
import static io.switchboard.sla.Policies.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome.Verdict;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Proves("R-28")
class GroupOwnershipTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static final SlaRules RULES = desk(clock("GROUP_OWNERSHIP", "4h"), clock("TOTAL_RESOLUTION", "8h"));

    @Test
    @DisplayName("R-28: a new group restarts group ownership, named by the assignment, and no other clock")
    void aNewGroupRestartsGroupOwnershipAlone() {
        Story story = atTheSecondLine();
        assertThat(story.outcomes())
                .extracting(Outcome::clock, Outcome::cycle, Outcome::verdict, Outcome::elapsedWallMs)
                .containsExactly(tuple("GROUP_OWNERSHIP", "first", Verdict.MET, HOUR));
        assertThat(story.clock("GROUP_OWNERSHIP"))
                .extracting(ClockState::cycle, ClockState::dueAt)
                .containsExactly("second", friday("14:00"));
        assertThat(story.clock("TOTAL_RESOLUTION"))
                .extracting(ClockState::cycle, ClockState::dueAt)
                .containsExactly("1", friday("17:00"));
    }

    @Test
    @DisplayName("R-28: no group owns what no group has")
    void noGroupOwnsWhatNoGroupHas() {
        Story story = atTheSecondLine()
                .on(
                        turned(Status.OPEN, friday("11:00")).group(null),
                        turned(Status.OPEN, friday("12:00"))
                                .group("second line")
                                .id("third"));
        assertThat(story.outcomes("GROUP_OWNERSHIP"))
                .extracting(Outcome::cycle, Outcome::endedAt)
                .containsExactly(tuple("first", friday("10:00")), tuple("second", friday("11:00")));
        assertThat(story.clock("GROUP_OWNERSHIP").startedAt()).isEqualTo(friday("12:00"));
    }

    @Test
    @Proves("R-20")
    @DisplayName("R-20, R-28: reopened in the same group, its ownership goes on")
    void reopenedInTheSameGroupItGoesOn() {
        Story story = atTheSecondLine()
                .on(
                        turned(Status.RESOLVED, friday("11:00")).group("second line"),
                        turned(Status.OPEN, friday("13:00")).group("second line"));
        assertThat(story.clock("GROUP_OWNERSHIP"))
                .extracting(ClockState::cycle, ClockState::dueAt, ClockState::endedMs)
                .containsExactly("second", friday("16:00"), 2 * HOUR);
    }

    @Test
    @DisplayName("R-28: reopened in another group, that group's ownership begins with the reopening")
    void reopenedInAnotherGroupItBeginsAnew() {
        Story story = atTheSecondLine()
                .on(
                        turned(Status.RESOLVED, friday("11:00")).group("second line"),
                        turned(Status.OPEN, friday("13:00")).group("third line").id("third"));
        assertThat(story.clock("GROUP_OWNERSHIP"))
                .extracting(ClockState::cycle, ClockState::startedAt, ClockState::dueAt)
                .containsExactly("third", friday("13:00"), friday("17:00"));
        assertThat(story.until(saturday("09:00")).escalations("GROUP_OWNERSHIP"))
                .extracting(Escalation::cycle)
                .containsExactly("third");
    }

    @Test
    @DisplayName("R-28: handed on while it is resolved and then reopened, the new group owns it from then on")
    void handedOnWhileItIsResolved() {
        Story story = atTheSecondLine()
                .on(
                        turned(Status.RESOLVED, friday("11:00")).group("second line"),
                        turned(Status.RESOLVED, friday("12:00")).group("third line"),
                        turned(Status.OPEN, friday("13:00")).group("third line").id("third"));
        assertThat(story.outcomes("GROUP_OWNERSHIP"))
                .extracting(Outcome::cycle, Outcome::endedAt)
                .containsExactly(tuple("first", friday("10:00")), tuple("second", friday("11:00")));
        assertThat(story.clock("GROUP_OWNERSHIP"))
                .extracting(ClockState::cycle, ClockState::startedAt)
                .containsExactly("third", friday("13:00"));
    }

    private static Story atTheSecondLine() {
        return Story.of(RULES)
                .on(
                        opened(friday("09:00")).id("first"),
                        turned(Status.OPEN, friday("10:00"))
                                .group("second line")
                                .id("second"));
    }
}
