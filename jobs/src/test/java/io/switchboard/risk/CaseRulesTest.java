package io.switchboard.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent;
import io.switchboard.sla.Tracking;
import java.time.Duration;
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

        CaseRules.Step none = RULES.on(withoutClocks(opened), running.next());

        assertThat(none.next().cases()).isEmpty();
        assertThat(none.lessons()).extracting(Lesson::ending).contains(Lesson.Ending.VOID);
        assertThat(none.next().isOver()).as("it is forgotten in its time").isTrue();
    }

    private static Tracking withoutClocks(Tracking item) {
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
                List.of());
    }
}
