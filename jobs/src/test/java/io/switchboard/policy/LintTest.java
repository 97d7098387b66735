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
    @Proves("R-29")
    void whereAThirdComesFirstItSaysWhatRuns() {
        String third = policy("a", "rank: 3", "FIRST_REPLY", "mode: ALL_MATCH, ");
        String higher = policy("b", "rank: 2", "FIRST_REPLY", "");
        String lower = policy("c", "rank: 1", "FIRST_REPLY", "");

        assertThat(lint(third, higher, lower))
                .hasSize(3)
                .allMatch(finding -> finding.startsWith("NOTE"))
                .contains(
                        "NOTE policy c version 1: policy b version 1 and policy c version 1 both match some items with the clock FIRST_REPLY: where policy a version 1 matches, too, it says which of them run");
        assertThat(lint(third.replace("ALL_MATCH", "STRICTEST"), higher, lower))
                .allMatch(finding -> finding.startsWith("NOTE"));
        assertThat(lint(third.replace("rank: 3", "rank: 0"), higher, lower))
                .as("it comes after both")
                .filteredOn(finding -> finding.startsWith("ERROR policy c"))
                .hasSize(1);
        assertThat(lint(
                        third.replace("rank: 3", "rank: 3, when: 'customer.tier == 4'"),
                        higher,
                        lower.replace("rank: 1", "rank: 1, when: 'customer.tier == 1'")))
                .as("it never meets the lower one")
                .filteredOn(finding -> finding.startsWith("ERROR policy c"))
                .hasSize(1);
    }

    @Test
    @Proves({"R-29", "R-50"})
    void aVersionForNewItemsTakesNeitherThoseBeforeItNorLeavesItsOwnToTheOld() {
        String rest = policy("rest", "rank: 1", "FIRST_REPLY", "");
        String all = policy("all", "rank: 2", "FIRST_REPLY", "");
        String young = policy(
                        "all",
                        "rank: 2, when: 'customer.tier == 4', effectiveFrom: 2026-02-01T00:00:00Z, publish: NEW_ONLY",
                        "FIRST_REPLY",
                        "")
                .replace("version: 1", "version: 2");

        assertThat(lint(all, young, rest))
                .as("new items of other tiers are left")
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("NOTE"));
        String from = "effectiveFrom: 2026-02-01T00:00:00Z";
        String newOnly = all.replace("rank: 2", "rank: 2, publish: NEW_ONLY, " + from);
        assertThat(lint(newOnly, rest.replace("rank: 1", "rank: 1, " + from)))
                .as("items from before it are left")
                .isNotEmpty()
                .allMatch(finding -> finding.startsWith("NOTE"));
        assertThat(lint(newOnly, rest.replace("rank: 1", "rank: 1, publish: NEW_ONLY, " + from)))
                .as("both are for new items")
                .singleElement()
                .asString()
                .startsWith("ERROR policy rest version 1");
        assertThat(lint(all.replace("rank: 2", "rank: 2, publish: NEW_ONLY"), rest))
                .as("there is nothing from before a version that counts always")
                .singleElement()
                .asString()
                .startsWith("ERROR policy rest version 1");
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

    @Test
    void aCalendarInWhoseHoursOnlyTheBreachIsDeliveredIsUsed() {
        assertThat(lint(policy("a", "rank: 1", "FIRST_REPLY", "levels: [{at: 100%, deliver: office}], ")
                        .replace("calendar: office", "calendar: always")))
                .isEmpty();
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
