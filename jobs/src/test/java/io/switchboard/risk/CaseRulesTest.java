package io.switchboard.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.sla.Tracking;
import io.switchboard.sla.Tracking.ClockState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseRulesTest {

    private static final CaseRules RULES = new CaseRules(Settings.DEFAULT.keep().toMillis());

    @Test
    void ofACycleThatThereNeverWasNothingIsAskedAnyMore() {
        Tracking opened = Desk.whereabouts(
                        List.of(Desk.event("1", Desk.MONDAY, TicketEvent.Kind.CREATED, Status.NEW, "slow")),
                        Desk.MONDAY.plus(Duration.ofMinutes(1)))
                .get(0);
        CaseRules.Step running = RULES.on(opened, null);
        assertThat(running.next().cases()).hasSize(1);
        assertThat(running.next().isOver()).isFalse();

        CaseRules.Step none = RULES.on(with(opened, List.of()), running.next());

        assertThat(none.next().cases()).isEmpty();
        assertThat(none.lessons()).extracting(Lesson::ending).contains(Lesson.Ending.VOID);
        assertThat(none.next().isOver()).as("it is forgotten in its time").isTrue();
    }

    /** Its target is another now, and was used up before: the one that was asked about would have been due at ten. */
    @Test
    void aBreachIsLearnedWhenItHappensThoughTheTargetThatWasAskedAboutWouldHaveLastedLonger() {
        Tracking opened = Desk.whereabouts(
                        List.of(Desk.event("1", Desk.MONDAY, TicketEvent.Kind.CREATED, Status.NEW, "slow")),
                        Desk.MONDAY.plus(Duration.ofMinutes(1)))
                .get(0);
        Instant breachedAt = Desk.MONDAY.plus(Duration.ofMinutes(30));

        CaseRules.Step step = RULES.on(
                with(opened, List.of(breached(opened.clocks().get(0), breachedAt))),
                RULES.on(opened, null).next());

        assertThat(step.lessons())
                .filteredOn(lesson -> lesson.ending() != null)
                .extracting(Lesson::ending, Lesson::at)
                .containsExactly(tuple(Lesson.Ending.BREACHED, breachedAt.toEpochMilli()));
    }

    private static ClockState breached(ClockState clock, Instant at) {
        return new ClockState(
                clock.policyId(),
                clock.policyVersion(),
                clock.clock(),
                clock.cycle(),
                clock.phase(),
                clock.phaseSince(),
                clock.phaseReason(),
                clock.phaseActor(),
                clock.phaseEvent(),
                clock.startedAt(),
                at,
                -1L,
                clock.runMs(),
                clock.businessMs(),
                clock.pausedMs(),
                clock.endedMs(),
                at,
                clock.level(),
                clock.acknowledged(),
                null,
                clock.outcomes(),
                clock.told());
    }

    private static Tracking with(Tracking item, List<ClockState> clocks) {
        return new Tracking(
                item.itemId(),
                item.type(),
                item.customerId(),
                item.at().plus(Duration.ofHours(1)),
                "a late answer",
                item.snapshot(),
                item.statusReason(),
                item.openedAt(),
                item.resolvedAt(),
                item.ended(),
                item.mergedInto(),
                item.channel(),
                item.language(),
                item.answers(),
                item.reassignments(),
                item.reopens(),
                item.wallMs(),
                item.spans(),
                clocks);
    }
}
