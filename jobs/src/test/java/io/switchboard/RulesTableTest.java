package io.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/rules.md says of every rule where it is proved. */
class RulesTableTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/rules.md");
    private static final Path SPECIFICATION = ROOT.resolve("../shared/rules.md");
    private static final int LAST_OF_THE_ENGINE = 80;

    @Test
    void thePageIsWhatTheTestsSay() throws IOException {
        String page = Files.readString(PAGE);
        String anew = RulesTable.of(ROOT).writtenInto(page);
        if (System.getProperty("switchboard.rules", "").equals("write")) {
            Files.writeString(PAGE, anew);
            return;
        }
        assertThat(page)
                .as("docs/rules.md; to write it anew run ./mvnw -ntp test -pl jobs -am -Dtest=RulesTableTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dswitchboard.rules=write")
                .isEqualTo(anew);
    }

    @Test
    void everyRuleIsProvedSomewhere() throws IOException {
        RulesTable table = RulesTable.of(ROOT);

        assertThat(RulesTable.rules(Files.readString(PAGE))).allSatisfy(rule -> assertThat(table.tests(rule))
                .as("tests that say they prove " + rule)
                .isNotEmpty());
    }

    @Test
    void noTestNamesARuleThatIsNotOnThePage() throws IOException {
        assertThat(RulesTable.of(ROOT).testsByRule().keySet()).isSubsetOf(RulesTable.rules(Files.readString(PAGE)));
    }

    @Test
    void everyRuleOfTheEngineIsOnThePage() throws IOException {
        assumeTrue(
                Files.isReadable(SPECIFICATION),
                "skipped: no rules at " + SPECIFICATION.toAbsolutePath().normalize());
        List<String> rules = Pattern.compile("\\*\\*(R-(\\d+))\\*\\*")
                .matcher(Files.readString(SPECIFICATION))
                .results()
                .filter(rule -> Integer.parseInt(rule.group(2)) <= LAST_OF_THE_ENGINE)
                .map(rule -> rule.group(1))
                .toList();

        assertThat(RulesTable.rules(Files.readString(PAGE)))
                .as("those of routing come behind, as they are built")
                .startsWith(rules.toArray(String[]::new));
    }

    @Test
    void aTestIsNamedByItsMethodOrByItsClass() {
        RulesTable table = new RulesTable(new TreeMap<>());
        String proves = "@" + "Proves";
        table.read(
                "ATest",
                """
                %1$s("R-01")
                class ATest {
                    @Test
                    %1$s({"R-02", "R-03"})
                    @DisplayName("a class of its own, void of text")
                    void itHolds() throws IOException {
                """
                        .formatted(proves));

        assertThat(table.writtenInto("| R-01 | one | old |\n| R-02 | two | |\n| R-04 | four |  |\n"))
                .isEqualTo("| R-01 | one | ATest |\n| R-02 | two | ATest.itHolds |\n| R-04 | four |  |\n");
        assertThat(table.tests("R-03")).containsExactly("ATest.itHolds");
    }
}
