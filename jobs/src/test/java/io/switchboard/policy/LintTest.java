package io.switchboard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.Proves;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintTest {

    @Test
    @Proves("R-29")
    void policiesThatCannotMeetAreInNobodysWay() {
        assertThat(lint(
                        policy("gold", "rank: 2, when: 'customer.tier == 4'", "FIRST_REPLY", ""),
                        policy("iron", "rank: 2, when: 'customer.tier in [0, 1]'", "FIRST_REPLY", ""),
                        policy("calls", "when: 'customer.tier == 4'", "CALL_ANSWER", "")
                                .replace("TICKET", "CALL"),
                        policy("other clock", "rank: 2", "FIRST_RESOLUTION", "")))
                .isEmpty();
    }

    @Test
    @Proves("R-29")
    void policiesThatOverlapAreReported() {
        String gold = policy("gold", "when: 'customer.tier > 2'", "FIRST_REPLY", "");
        String net = policy("net", "when: \"item.category == 'net'\"", "FIRST_REPLY", "");

        assertThat(lint(gold, net))
                .containsExactly(
                        "WARNING policy net version 1: policy gold version 1 and policy net version 1 both match some items with the clock FIRST_REPLY: the first wins by its id alone: give them ranks, or conditions that exclude each other");
        assertThat(lint(gold, net.replace("when:", "rank: 3, when:")))
                .containsExactly(
                        "NOTE policy gold version 1: policy net version 1 and policy gold version 1 both match some items with the clock FIRST_REPLY: the first wins by its rank");
        assertThat(lint(gold.replace("targets", "mode: ALL_MATCH, targets"), net))
                .singleElement()
                .asString()
                .startsWith("NOTE")
                .endsWith("both run, as the first says");
        assertThat(lint(gold.replace("targets", "mode: STRICTEST, targets"), net))
                .singleElement()
                .asString()
                .startsWith("NOTE")
                .endsWith("the stricter runs, as the first says");
    }

    @Test
    void aPolicyForWhatIsLeftIsNoMistake() {
        assertThat(lint(
                        policy("gold", "rank: 2, when: 'customer.tier == 4'", "FIRST_REPLY", ""),
                        policy("rest", "rank: 1", "FIRST_REPLY", "")))
                .containsExactly(
                        "NOTE policy rest version 1: is what is left for items that policy gold version 1 does not match");
    }

    @Test
    void aClockThatNeverRunsIsAMistake() {
        assertThat(lint(
                        policy("all", "rank: 2", "FIRST_REPLY", ""),
                        policy("gold", "rank: 1, when: 'customer.tier == 4'", "FIRST_REPLY", "")))
                .containsExactly(
                        "ERROR policy gold version 1: its clock FIRST_REPLY never runs: policy all version 1 takes all its items first: raise its rank, or remove it");
        assertThat(lint(
                        policy("a", "rank: 2, when: 'customer.tier > 1'", "FIRST_REPLY", ""),
                        policy("b", "rank: 1, when: 'customer.tier > 1'", "FIRST_REPLY", "")))
                .singleElement()
                .asString()
                .startsWith("ERROR policy b version 1");
    }

    @Test
    void versionsMeetOnlyWhileBothAreInForce() {
        String old = policy("a", "rank: 2, effectiveFrom: 2026-01-01T00:00:00Z", "FIRST_REPLY", "");
        String narrowed = policy(
                        "a",
                        "rank: 2, when: 'customer.tier == 4', effectiveFrom: 2026-02-01T00:00:00Z",
                        "FIRST_REPLY",
                        "")
                .replace("version: 1", "version: 2");
        String later = policy("b", "rank: 1, effectiveFrom: 2026-03-01T00:00:00Z", "FIRST_REPLY", "");

        assertThat(lint(old, narrowed, later))
                .containsExactly(
                        "NOTE policy b version 1: is what is left for items that policy a version 2 does not match");
    }

    @Test
    void aConditionThatCanNeverBeTrueAndAVersionThatNeverCountsAreReported() {
        assertThat(lint(policy("no", "when: 'customer.tier == 1 && customer.tier == 2'", "FIRST_REPLY", "")))
                .containsExactly(
                        "ERROR policy no version 1: its condition can never be true: customer.tier == 1 && customer.tier == 2");
        String first = policy("a", "effectiveFrom: 2026-02-01T00:00:00Z", "FIRST_REPLY", "");
        assertThat(lint(first, first.replace("version: 1", "version: 2")))
                .containsExactly(
                        "WARNING policy a version 1: is never in force: another version takes its place at once, or it is retired");
    }

    @Test
    void aCalendarThatNobodyUsesIsReported() {
        assertThat(lint(policy("a", "rank: 1", "FIRST_REPLY", "").replace("office", "always")))
                .containsExactly("WARNING calendar office: no policy uses it: remove it, or name it in a target");
    }

    private static List<String> lint(String... policies) {
        String calendars =
                """
                calendars:
                  office: {zone: Europe/Berlin, open: [{days: Mon-Fri, hours: "09:00-17:00"}]}
                """;
        if (String.join("", policies).contains("always")) {
            calendars += "  always: {zone: UTC, open: 24x7}\n";
        }
        String yaml = calendars + "policies:\n" + String.join("", policies);
        return Lint.of(PolicyReader.read("x.yaml", yaml), PolicyReader.calendars("x.yaml", yaml)).stream()
                .map(Lint.Finding::toString)
                .toList();
    }

    private static String policy(String id, String keys, String clock, String more) {
        return "  - {id: %s, version: 1, items: TICKET, defaultPriority: P3, %s, clocks: [{clock: %s, %stargets: {default: {within: 1h, calendar: office}}}]}\n"
                .formatted(id, keys, clock, more);
    }
}
