package io.switchboard.sla;

import static io.switchboard.sla.Desk.friday;
import static io.switchboard.sla.Desk.monday;
import static io.switchboard.sla.Desk.opened;
import static io.switchboard.sla.Desk.told;
import static io.switchboard.sla.Desk.turned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.Status;
import io.switchboard.event.TicketEvent.Kind;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What no policy matches is reported, once for as long as it is so. */
@Proves("R-08")
class UnmatchedTest {

    private static final PolicyBook ALL = desk("true");
    private static final PolicyBook FIRST_LINE = desk("item.group == \"first line\"");
    private static final SlaRules RULES = Desk.RULES.under(FIRST_LINE, "policies");

    @Test
    void whatNoPolicyMatchesIsToldOnceAndNeverIsWhatOneMatches() {
        Story lost = story().on(opened(friday("09:00")).group("nobody's"))
                .on(turned(Status.PENDING, friday("10:00")).group("nobody's"))
                .until(monday("09:00"));
        assertThat(lost.unmatched()).singleElement().satisfies(unmatched -> {
            assertThat(unmatched)
                    .extracting(
                            Unmatched::itemId,
                            Unmatched::type,
                            Unmatched::customerId,
                            Unmatched::at,
                            Unmatched::eventId)
                    .containsExactly("T-1", ItemType.TICKET, "C-1", friday("09:00"), "CREATED-NEW@" + friday("09:00"));
            assertThat(unmatched.snapshot().group()).isEqualTo("nobody's");
        });
        assertThat(story().on(opened(friday("09:00"))).until(monday("09:00")).unmatched())
                .isEmpty();
    }

    @Test
    void anEventThatLeavesNothingIsToldEachTimeItDoes() {
        Story story = story().on(opened(friday("09:00")))
                .on(turned(Status.OPEN, friday("10:00")).group("nobody's"))
                .on(turned(Status.OPEN, friday("11:00")))
                .on(turned(Status.OPEN, friday("12:00")).group("nobody's"));
        assertThat(story.unmatched())
                .extracting(Unmatched::at, Unmatched::eventId)
                .containsExactly(
                        tuple(friday("10:00"), "UPDATED-OPEN@" + friday("10:00")),
                        tuple(friday("12:00"), "UPDATED-OPEN@" + friday("12:00")));
    }

    @Test
    void anotherCustomerProfileCanLeaveNothing() {
        Story story = Story.of(Desk.RULES.under(desk("customer.tier == 3"), "policies"), known(3, friday("08:00")))
                .on(opened(friday("09:00")));
        assertThat(story.unmatched()).isEmpty();
        assertThat(story.on(known(2, friday("10:00"))).unmatched()).hasSize(1);
    }

    @Test
    void aPublicationThatLeavesNothingIsToldOnce() {
        Story story = Story.of(Desk.RULES.under(ALL, "policies"))
                .on(opened(friday("09:00")).group("nobody's"))
                .on(turned(Status.OPEN, friday("10:00")).group("nobody's"));
        assertThat(story.unmatched()).isEmpty();
        story.under(FIRST_LINE)
                .under(FIRST_LINE)
                .on(turned(Status.PENDING, friday("11:00")).group("nobody's"));
        assertThat(story.unmatched())
                .as("as if it had always been so")
                .extracting(Unmatched::at)
                .containsExactly(friday("09:00"));
    }

    @Test
    void aRetirementIsToldInItsTime() {
        Instant noon = friday("12:00");
        Story story = Story.of(Desk.RULES.under(ALL, "policies"))
                .on(opened(friday("09:00")))
                .under(new PolicyBook(ALL.policies(), Map.of("desk", noon.toEpochMilli())));
        assertThat(story.until(friday("11:59")).unmatched()).isEmpty();
        assertThat(story.until(monday("09:00")).unmatched())
                .extracting(Unmatched::at, Unmatched::eventId)
                .containsExactly(tuple(noon, null));
    }

    @Test
    void whatIsOverIsOnlyToldWhenItComesBack() {
        Story story = story().on(opened(friday("09:00")))
                .on(turned(Status.CLOSED, friday("10:00")))
                .on(turned(Status.CLOSED, friday("10:30")).group("nobody's"));
        assertThat(story.unmatched()).isEmpty();
        assertThat(story.on(turned(Status.OPEN, friday("11:00")).group("nobody's"))
                        .unmatched())
                .extracting(Unmatched::at)
                .containsExactly(friday("11:00"));
        assertThat(story().on(told(Kind.SPAM, friday("09:00")).group("nobody's"))
                        .unmatched())
                .isEmpty();
    }

    @Test
    void whatIsToldIsNotToldAgainWhenItComesBack() {
        Story story = story().on(opened(friday("09:00")).group("nobody's"))
                .on(turned(Status.CLOSED, friday("10:00")).group("nobody's"))
                .until(friday("10:30"))
                .on(turned(Status.OPEN, friday("11:00")).group("nobody's"));
        assertThat(story.unmatched()).hasSize(1);
    }

    @Test
    void aLateEventThatShowsThatAPolicyMatchesForgetsWhatWasTold() {
        Story story = story().on(opened(friday("09:00")).group("nobody's"))
                .on(Desk.answered(friday("10:00")).group("nobody's"))
                .until(friday("11:00"))
                .on(turned(Status.OPEN, friday("10:30")));
        assertThat(story.ledger().unmatched()).isFalse();
        assertThat(story.on(turned(Status.OPEN, friday("12:00")).group("nobody's"))
                        .unmatched())
                .extracting(Unmatched::at)
                .containsExactly(friday("09:00"), friday("12:00"));
    }

    @Test
    void aLateEventThatLeavesNothingIsTold() {
        Story story = story().on(opened(friday("09:00")))
                .until(friday("11:00"))
                .on(turned(Status.OPEN, friday("10:00")).group("nobody's"));
        assertThat(story.unmatched()).extracting(Unmatched::at).containsExactly(friday("10:00"));
    }

    private static Story story() {
        return Story.of(RULES);
    }

    private static Posting known(int tier, Instant at) {
        return Posting.of(new Customer("C-1", at, tier, null, null, null, List.of()), "T-1", ItemType.TICKET);
    }

    private static PolicyBook desk(String when) {
        String document =
                """
                calendars:
                  always: {zone: UTC, open: 24x7}
                policies:
                  - id: desk
                    version: 1
                    items: TICKET
                    when: '%s'
                    defaultPriority: P3
                    clocks:
                      - clock: FIRST_RESOLUTION
                        targets: {default: {within: PT8H, calendar: always}}
                """;
        return PolicyReader.read("desk.yaml", document.formatted(when));
    }
}
