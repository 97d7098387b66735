package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.saturday;
import static io.switchboard.sla.Desk.tuesday;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clockTo;
import static io.switchboard.sla.Policies.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.sla.Outcome.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a target in working days of an office from nine to five is due on the records. */
@Proves("R-42")
class WorkingDayTargetTest {

    private static final String DAY = "default: {workingDays: 1, calendar: office}";

    @Test
    @DisplayName("R-42: what comes outside the hours is due at the opening to which the working day leads")
    void whatComesOutsideTheHoursIsDueAtTheOpening() {
        Story story = Story.of(desk(clockTo("TOTAL_RESOLUTION", DAY, "levels: [{at: 50%}]")))
                .on(opened(saturday("12:00")))
                .until(tuesday("12:00"));
        assertThat(story.escalations())
                .extracting(Escalation::level, Escalation::at, Escalation::dueAt)
                .containsExactly(
                        tuple("50%", monday("13:00"), tuesday("09:00")),
                        tuple("breach", tuesday("09:00"), tuesday("09:00")));
    }

    @Test
    @DisplayName("R-42, R-44: an answer at that opening is in time, and one a millisecond later is not")
    void anAnswerAtTheOpeningIsInTime() {
        assertThat(resolved(tuesday("09:00")))
                .extracting(Outcome::verdict, Outcome::dueAt, Outcome::breachedAt)
                .containsExactly(Verdict.MET, tuesday("09:00"), null);
        assertThat(resolved(tuesday("09:00").plusMillis(1)))
                .extracting(Outcome::verdict, Outcome::dueAt, Outcome::breachedAt)
                .containsExactly(Verdict.MET_LATE, tuesday("09:00"), tuesday("09:00"));
    }

    private static Outcome resolved(Instant at) {
        return Story.of(desk(clockTo("TOTAL_RESOLUTION", DAY)))
                .on(opened(saturday("12:00")), turned(Status.RESOLVED, at))
                .outcome("TOTAL_RESOLUTION");
    }

    @Test
    @Proves({"R-27", "R-70"})
    @DisplayName("R-42, R-70: by the wall a warning comes before the opening, and is taken back while that is far")
    void byTheWallAWarningComesBeforeTheOpening() {
        String levels = "levels: [{before: 2h, time: wall, name: soon}]";
        String targets = "P1: {within: 52h, calendar: always}, " + DAY;
        Story story = Story.of(desk(clockTo("TOTAL_RESOLUTION", targets, levels)))
                .on(opened(saturday("12:00")).priority(Priority.P1), turned(Status.OPEN, monday("15:30")))
                .until(tuesday("08:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "soon WARNING " + monday("14:00"),
                        "soon WITHDRAWN " + monday("15:30"),
                        "soon ADDED " + tuesday("07:00"));
    }

    @Test
    @DisplayName("R-42: after a pause it is due as much later in the hours")
    void afterAPauseItIsDueAsMuchLater() {
        Story story = Story.of(desk(clockTo("TOTAL_RESOLUTION", DAY)))
                .on(
                        opened(saturday("12:00")),
                        turned(Status.PENDING, monday("10:00")),
                        turned(Status.OPEN, monday("11:00")));
        assertThat(story.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(tuesday("10:00"));
    }

    @Test
    @DisplayName("R-42: within the hours, and where it is due at closing time, the instant is what it was")
    void whereNoOpeningIsDueNothingIsMoved() {
        Story inTheHours = Story.of(desk(clockTo("TOTAL_RESOLUTION", DAY))).on(opened(friday("10:00")));
        assertThat(inTheHours.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(monday("10:00"));

        String endOfDay = DAY.replace("office", "office, due: END_OF_DAY");
        Story closing = Story.of(desk(clockTo("TOTAL_RESOLUTION", endOfDay))).on(opened(saturday("12:00")));
        assertThat(closing.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(tuesday("17:00"));

        Story hours = Story.of(desk(clockTo("TOTAL_RESOLUTION", "default: {within: 8h, calendar: office}")))
                .on(opened(saturday("12:00")));
        assertThat(hours.clock("TOTAL_RESOLUTION").dueAt()).isEqualTo(monday("17:00"));
    }
}
