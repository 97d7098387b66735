package io.switchboard.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is on call finds each fault, and of each what is seen, what happens by itself, what to do and what is guaranteed. */
class FaultPagesTest {

    private static final Path OPERATIONS = Path.of("../docs/operations.md");
    private static final Pattern PARTS = Pattern.compile(
            "(?s).*\\*\\*Seen\\*\\*: .*\\*\\*By itself\\*\\*: .*\\*\\*To do\\*\\*: .*\\*\\*Guaranteed\\*\\*: .*");

    @Test
    void everyFaultThatASeedDrawsIsInAHeading() throws IOException {
        String headings =
                String.join("\n", pages().stream().map(FaultPagesTest::heading).toList());
        assertThat(Arrays.stream(FaultKind.values()).filter(FaultKind::isDrawn).map(FaultKind::name))
                .isNotEmpty()
                .allSatisfy(kind -> assertThat(headings).containsPattern("\\b" + kind + "\\b"));
    }

    @Test
    void everyPageHasItsFourParts() throws IOException {
        assertThat(pages())
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page).as(heading(page)).matches(PARTS));
    }

    private static String heading(String page) {
        return page.lines().findFirst().orElseThrow();
    }

    private static List<String> pages() throws IOException {
        String text = Files.readString(OPERATIONS);
        String section = text.substring(text.indexOf("\n## Fault by fault\n") + 1);
        String pages = section.substring(0, section.indexOf("\n## ", 1));
        return Arrays.stream(pages.split("\n### ", -1)).skip(1).toList();
    }
}
