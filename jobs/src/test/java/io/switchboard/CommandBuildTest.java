package io.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code ./switchboard} builds what it needs without tests. */
class CommandBuildTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULES = Pattern.compile("^MODULES=(\\S+)$", Pattern.MULTILINE);
    private static final Pattern OWN_TESTS = Pattern.compile(
            "<dependency>\\s*<groupId>io\\.switchboard</groupId>(?:(?!</dependency>).)*<type>test-jar</type>",
            Pattern.DOTALL);
    private static final Pattern WHEN_TESTED = Pattern.compile(
            "<profile>\\s*<id>tested</id>\\s*<activation>\\s*<property>\\s*<name>!maven\\.test\\.skip</name>.*?</profile>",
            Pattern.DOTALL);

    @Test
    void no_module_of_the_command_asks_for_the_tests_of_another_when_there_are_none() throws Exception {
        assertThat(modules()).hasSizeGreaterThan(5);
        for (String module : modules()) {
            String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));

            assertThat(OWN_TESTS
                            .matcher(WHEN_TESTED.matcher(pom).replaceAll(""))
                            .find())
                    .as(
                            "%s: a test-jar of Switchboard belongs into the profile that is there when tests are built",
                            module)
                    .isFalse();
        }
    }

    private static List<String> modules() throws Exception {
        Matcher modules = MODULES.matcher(Files.readString(ROOT.resolve("switchboard")));
        assertThat(modules.find()).isTrue();
        return Arrays.asList(modules.group(1).split(",", -1));
    }
}
