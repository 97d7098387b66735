package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {

    private static final String DESK = PolicyErrorsTest.GOOD;

    @Test
    void theSamePromisesHaveNoDifference() {
        assertThat(PolicyDiff.of(book(DESK), book(DESK))).isEmpty();
    }

    @Test
    void whatChangesIsSaidFromAndTo() {
        String changed = DESK.replace("version: 1", "version: 2")
                .replace("PT1H", "30m")
                .replace("{at: 75%}", "{at: 75%, name: soon}, {after: 1h}")
                .replace("stop: [CLOSED]", "stop: item.answers > 0")
                .replace("items: TICKET", "items: TICKET\n    when: customer.tier > 1");

        assertThat(PolicyDiff.of(book(DESK), book(changed)))
                .containsExactly(
                        "policy desk, version: 1 → 2",
                        "policy desk, when: added, customer.tier > 1",
                        "policy desk, clock FIRST_REPLY, status CLOSED: STOP → CLOSE",
                        "policy desk, clock FIRST_REPLY, stop: added, item.answers > 0",
                        "policy desk, clock FIRST_REPLY, target P0: PT1H of office → PT30M of office",
                        "policy desk, clock FIRST_REPLY, level soon: added, WARNING soon at 75%",
                        "policy desk, clock FIRST_REPLY, level PT1H after: added, ESCALATION PT1H after PT1H after",
                        "policy desk, clock FIRST_REPLY, level 75%: removed, was WARNING 75% at 75%");
    }

    @Test
    void policiesThatComeAndGoAreSaidInFull() {
        List<String> lines = PolicyDiff.of(book(DESK), book(DESK.replace("id: desk", "id: counter")));

        assertThat(lines)
                .contains(
                        "policy counter, version: added, 1",
                        "policy counter, clock FIRST_REPLY, target P4: added, PT8H of office",
                        "policy desk, version: removed, was 1");
    }

    @Test
    void theLastVersionIsTheHighestAndNotTheOneThatCountsLast() {
        String second = version(DESK, 2, "2026-07-01T00:00:00Z");
        String third = version(DESK, 3, "2026-05-01T00:00:00Z").replace("PT1H", "30m");

        assertThat(PolicyDiff.of(book(DESK + second), book(DESK + second + third)))
                .contains(
                        "policy desk, version: 2 → 3",
                        "policy desk, effectiveFrom: 2026-07-01T00:00:00Z → 2026-05-01T00:00:00Z",
                        "policy desk, clock FIRST_REPLY, target P0: PT1H of office → PT30M of office");
    }

    @Test
    void otherHoursInWhichTheBreachIsDeliveredAreADifference() {
        String shop = "  shop: {zone: UTC, open: [{days: Mon-Fri, hours: \"08:00-20:00\"}]}\npolicies:";
        String breach = DESK.replace("at: 75%", "at: 100%, deliver: shop").replace("policies:", shop);

        assertThat(PolicyDiff.of(book(breach), book(breach.replace("20:00", "21:00"))))
                .singleElement()
                .asString()
                .startsWith("calendar shop: ");
    }

    @Test
    void otherHoursAndARetirementAreDifferences() {
        PolicyBook retired = new PolicyBook(book(DESK).policies(), Map.of("desk", 0L));

        assertThat(PolicyDiff.of(book(DESK), book(DESK.replace("17:00", "18:00"))))
                .singleElement()
                .asString()
                .startsWith("calendar office: ");
        assertThat(PolicyDiff.of(book(DESK), retired))
                .containsExactly("policy desk, retired: added, 1970-01-01T00:00:00Z");
    }

    /** The policy of a document alone. */
    private static String version(String document, int version, String from) {
        return document.substring(document.indexOf("  - id:"))
                .replace("version: 1", "version: %d\n    effectiveFrom: %s".formatted(version, from));
    }

    private static PolicyBook book(String yaml) {
        return PolicyReader.read("x.yaml", yaml);
    }
}
