package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.turned;
import static io.switchboard.sla.Policies.clockTo;
import static io.switchboard.sla.Policies.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A first line that works 09:00 to 17:00, and a second line in the west that works 14:00 to 22:00 of the same clock. */
class HandOverTest {

    private static final String WEST = "second line";
    private static final String TARGETS = "P1: {within: 3h, calendar: always},"
            + " default: {within: 6h, calendar: office, groups: {second line: west}}";
    private static final SlaRules RULES = desk(clockTo("TOTAL_RESOLUTION", TARGETS));

    @Test
    void whatIsLeftIsMeasuredByTheCalendarOfWhoeverReceivesIt() {
        Story story = Story.of(RULES).on(opened(friday("15:00")));
        assertThat(due(story)).isEqualTo(monday("13:00"));

        story.on(turned(Status.OPEN, friday("16:30")).group(WEST));
        assertThat(due(story)).isEqualTo(friday("21:00"));

        story.on(turned(Status.OPEN, friday("18:30")));
        assertThat(due(story)).isEqualTo(monday("11:30"));
        assertThat(story.clock("TOTAL_RESOLUTION").businessMs())
                .isEqualTo(Duration.ofMinutes(210).toMillis());
    }

    @Test
    void aClockThatRestsIsHandedOverAsItStands() {
        Story story = Story.of(RULES)
                .on(
                        opened(friday("15:00")),
                        turned(Status.PENDING, friday("16:00")),
                        turned(Status.PENDING, friday("16:30")).group(WEST));
        assertThat(story.clock("TOTAL_RESOLUTION").phaseSince()).isEqualTo(friday("16:00"));

        story.on(turned(Status.OPEN, friday("18:00")).group(WEST));
        assertThat(due(story)).isEqualTo(monday("15:00"));
    }

    @Test
    void aWarningThatIsTooEarlyForTheNewDueTimeIsTakenBackAndToldInItsTime() {
        Story story = Story.of(
                        desk(clockTo("TOTAL_RESOLUTION", TARGETS, "levels: [{before: 1h, time: wall, name: soon}]")))
                .on(opened(friday("15:00")).group(WEST))
                .until(friday("20:15"))
                .on(turned(Status.OPEN, friday("20:30")))
                .until(monday("10:00"));
        assertThat(story.told("TOTAL_RESOLUTION"))
                .containsExactly(
                        "soon WARNING " + friday("20:00"),
                        "soon WITHDRAWN " + friday("20:30"),
                        "soon ADDED " + monday("08:30"),
                        "breach BREACH " + monday("09:30"));
    }

    @Test
    void whatIsBreachedStaysBreached() {
        Story story = Story.of(RULES).on(opened(friday("09:00")).group(WEST)).until(friday("20:30"));
        assertThat(story.told("TOTAL_RESOLUTION")).containsExactly("breach BREACH " + friday("20:00"));

        story.on(turned(Status.OPEN, friday("21:00"))).until(monday("18:00"));
        assertThat(story.told("TOTAL_RESOLUTION")).containsExactly("breach BREACH " + friday("20:00"));
    }

    @Test
    void aNewPriorityMeasuresTheTimeAnewByWhoeverHadIt() {
        Story story = Story.of(RULES)
                .on(
                        opened(friday("15:00")).priority(Priority.P1),
                        turned(Status.OPEN, friday("16:30"))
                                .priority(Priority.P1)
                                .group(WEST),
                        turned(Status.OPEN, friday("17:30")).group(WEST));
        assertThat(due(story)).isEqualTo(friday("21:00"));
    }

    @Test
    void eachSpanSaysByWhichCalendarItWasMeasured() {
        Story story = Story.of(RULES)
                .on(
                        opened(friday("15:00")),
                        turned(Status.OPEN, friday("16:30")).group(WEST));
        assertThat(Accountant.accounts(
                        story.ledger(), RULES.book(), friday("18:30").toEpochMilli()))
                .singleElement()
                .satisfies(account -> assertThat(account.spans())
                        .extracting(span -> span.calendar().split(" ", 2)[0], Account.Span::businessMs)
                        .containsExactly(
                                tuple("office", Duration.ofMinutes(90).toMillis()),
                                tuple("west", Duration.ofMinutes(120).toMillis())));
    }

    private static Instant due(Story story) {
        return story.clock("TOTAL_RESOLUTION").dueAt();
    }
}
