package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.policy.Policy;
import io.switchboard.policy.PolicyBook;
import io.switchboard.policy.PolicyException;
import io.switchboard.policy.Publication;
import io.switchboard.policy.Publications;
import io.switchboard.policy.Release;
import io.switchboard.policy.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which version of a policy a backtest plays when, beside what is published. */
class SupposedTest {

    private static final Instant LONG_AGO = Instant.parse("1999-01-05T10:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private static final String CALENDARS = "calendars:\n  always: {zone: UTC, open: 24x7}\npolicies:\n";

    /** Version 1 always, version 2 since April. */
    private final Shelf shelf = published(published(Shelf.empty(), policy(1, ""), MARCH), policy(2, ""), APRIL);

    @Test
    void aLaterVersionThatSaysNoTimeIsPlayedAllTheTimeThoughAnEarlierOneIsPublishedSince() {
        PolicyBook book = Supposed.book(shelf, document(policy(3, "")));

        assertThat(List.of(LONG_AGO, MARCH, APRIL, MAY))
                .extracting(at -> version(book, at))
                .containsOnly(3);
    }

    @Test
    void aVersionThatSaysItsTimeIsPlayedSinceThenAndTheEarlierOnesBeforeIt() {
        PolicyBook book = Supposed.book(shelf, document(policy(3, ", effectiveFrom: " + MAY)));

        assertThat(List.of(LONG_AGO, MARCH, APRIL, MAY))
                .extracting(at -> version(book, at))
                .containsExactly(1, 1, 2, 3);
    }

    @Test
    void aVersionThatIsPublishedAlreadyIsPlayedSinceItCounts() {
        PolicyBook book = Supposed.book(shelf, document(policy(2, "")));

        assertThat(book.print()).isEqualTo(shelf.book().print());
    }

    @Test
    void whatTheDocumentDoesNotNameStaysAsItIsPublished() {
        Shelf more = published(shelf, policy(1, "").replace("id: desk", "id: calls"), MARCH);
        more = published(more, policy(2, "").replace("id: desk", "id: calls"), APRIL);

        PolicyBook book = Supposed.book(more, document(policy(3, "")));

        assertThat(book.policies())
                .filteredOn(policy -> policy.id().equals("calls"))
                .extracting(Policy::version)
                .containsExactly(1, 2);
    }

    @Test
    void aPolicyThatIsRetiredStaysSo() {
        List<Publication> all = new ArrayList<>(shelf.usable());
        all.add(Publications.retirement("desk", JUNE, MAY, "ada", "the desk closes"));

        PolicyBook book = Supposed.book(Shelf.of(all), document(policy(3, "")));

        assertThat(version(book, MAY)).isEqualTo(3);
        assertThat(book.inForce("desk", JUNE.toEpochMilli(), MAY.toEpochMilli()))
                .isNull();
    }

    @Test
    void aMistakeIsNamedWithTheLineOfItsFile() {
        PolicyFile wrong = document(policy(3, "").replace("calendar: always", "calendar: allways"));

        assertThatThrownBy(() -> Supposed.book(shelf, wrong))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("desk.yaml:4: ")
                .hasMessageContaining("did you mean always?");
    }

    private static int version(PolicyBook book, Instant at) {
        return book.inForce("desk", at.toEpochMilli(), LONG_AGO.toEpochMilli()).version();
    }

    private static Shelf published(Shelf before, String policy, Instant now) {
        PolicyFile document = document(policy);
        List<Publication> all = new ArrayList<>(before.usable());
        all.addAll(Release.of(before, document.name(), document.yaml(), new Release.Note(now))
                .publications());
        return Shelf.of(all);
    }

    private static PolicyFile document(String policy) {
        return new PolicyFile("desk.yaml", CALENDARS + policy);
    }

    private static String policy(int version, String more) {
        return "  - {id: desk, version: %d%s, items: TICKET, defaultPriority: P3, clocks: [{clock: FIRST_REPLY, targets: {default: {within: %dh, calendar: always}}}]}%n"
                .formatted(version, more, version);
    }
}
