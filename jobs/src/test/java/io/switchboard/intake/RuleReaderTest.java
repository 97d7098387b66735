package io.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.event.Channel;
import io.switchboard.routing.BookReader;
import io.switchboard.routing.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules as one writes them, and what is said of what cannot be meant. */
class RuleReaderTest {

    private static final String REST = "domain: desk, plan: desk, handle: 5m, response: 1h";

    private static void refused(String rule, String complaint) {
        assertThatThrownBy(() -> RuleReader.read("r.yaml", "intake:\n  rules:\n    - {" + rule + "}\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("r.yaml:3: intake.rules[0]")
                .hasMessageContaining(complaint);
    }

    @Test
    void aRuleSaysWhatItMust() {
        assertThat(RuleReader.read("r.yaml", "intake: {rules: [{" + REST + "}]}"))
                .containsExactly(
                        new Rule(null, "desk", "desk", null, 1, 0, Set.of(), Set.of(), 300_000, 3_600_000, 10));
    }

    @Test
    void theRulesOfTheCloudProviderCanBeReadAndAreForAll() throws IOException {
        Path file = Path.of("../deploy/intake/cloud.yaml");
        IntakeRules rules = IntakeRules.read(file.toString(), Files.readString(file), 1, true);
        assertThat(rules.areForAll()).isTrue();
        assertThat(rules.rules()).extracting(Rule::plan).contains("security-emergency", "eu-resident");
        assertThat(rules.rules()).extracting(Rule::channel).contains(Channel.CHAT);
        String routing = "../deploy/routing/cloud.yaml";
        Set<String> plans = BookReader.read(routing, Files.readString(Path.of(routing))).plans().stream()
                .map(Plan::id)
                .collect(Collectors.toSet());
        assertThat(rules.rules()).as("plans that there are").allMatch(rule -> plans.contains(rule.plan()));
    }

    @Test
    void whatCannotBeMeantIsSaidInOneLineThatNamesItAndTheRemedy() {
        refused("when: item.colour == \"red\", " + REST, "item.colour");
        refused(
                "when: event.kind == \"CREATED\", " + REST,
                "asks about event.kind, which ticket-tracking does not tell: ask about the item as it stands");
        refused("when: item.direction == \"INBOUND\", " + REST, "asks about item.direction");
        refused("when: item.priority, " + REST, "is not true or false: compare it");
        refused("domain: desk, plan: desk, response: 1h", "has no \"handle\": add handle: ...");
        refused("languageLevel: 9, " + REST, "\"9\" is not a count: write 0 to 5");
        refused("units: 0, " + REST, "\"0\" is not a count: write 1 to");
        refused("penalty: -1, " + REST, "is not a number from 0.0");
        refused("chanel: CHAT, " + REST, "unknown key \"chanel\": did you mean channel?");
        refused("channel: CHATT, " + REST, "unknown channel \"CHATT\": did you mean CHAT?");
        refused("clearances: [], " + REST, "is empty: give it at least one entry");
    }

    @Test
    void aRuleThatCanNeverHoldIsRefused() {
        assertThatThrownBy(() ->
                        RuleReader.read("r.yaml", "intake:\n  rules:\n    - {" + REST + "}\n    - {" + REST + "}\n"))
                .hasMessageContaining("r.yaml:4: intake.rules[1]: never holds");
        assertThatThrownBy(() -> RuleReader.read("r.yaml", "intake: {rules: []}"))
                .hasMessageContaining("is empty");
    }
}
