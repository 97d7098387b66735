package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.policy.Lint.Finding;
import io.switchboard.policy.Release;
import io.switchboard.policy.Shelf;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a document beside what is published: of the book that there would be. */
class FindingsTest {

    private static final Instant YESTERDAY = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static final String CALENDARS = "calendars:\n  always: {zone: UTC, open: 24x7}\npolicies:\n";

    @Test
    void aVersionThatSaysNoTimeIsInTheWayOfWhatIsPublishedFromNowOn() {
        Shelf shelf = published(policy("gold", 1, "rank: 5") + policy("desk", 1, "rank: 9"));

        assertThat(findings(shelf, policy("desk", 2, "rank: 0")))
                .filteredOn(finding -> finding.startsWith("ERROR"))
                .singleElement()
                .asString()
                .startsWith("ERROR desk.yaml:4: policy desk version 2: its clock FIRST_REPLY never runs:"
                        + " policy gold version 1 takes all its items first");
    }

    @Test
    void aVersionThatSaysNoTimeTakesThePlaceOfTheOneBeforeIt() {
        Shelf shelf = published(policy("all", 1, "rank: 2"));
        String narrowed = policy("all", 2, "rank: 2, when: customer.tier == 4");
        String rest = policy("rest", 1, "rank: 1, effectiveFrom: 2026-07-01T00:00:00Z");

        assertThat(findings(shelf, narrowed + rest))
                .containsExactly(
                        "NOTE desk.yaml:5: policy rest version 1: is what is left for items that policy all version 2 does not match");
    }

    @Test
    void whatIsPublishedAlreadyIsSaidNothingNewOf() {
        String desk = policy("desk", 1, "rank: 0");

        assertThat(findings(published(desk), desk)).isEmpty();
    }

    private static List<String> findings(Shelf shelf, String policies) {
        PolicyFile file = new PolicyFile("desk.yaml", CALENDARS + policies);
        return Findings.of(file, shelf, new Release.Note(NOW)).stream()
                .map(Finding::toString)
                .toList();
    }

    private static Shelf published(String policies) {
        Release.Note note = new Release.Note(YESTERDAY);
        return Shelf.of(Release.of(Shelf.empty(), "desk.yaml", CALENDARS + policies, note)
                .publications());
    }

    private static String policy(String id, int version, String keys) {
        return "  - {id: %s, version: %d, items: TICKET, defaultPriority: P3, %s, clocks: [{clock: FIRST_REPLY, targets: {default: {within: 1h, calendar: always}}}]}\n"
                .formatted(id, version, keys);
    }
}
