package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class LiveScreenTest {

    private final StringWriter terminal = new StringWriter();
    private final LiveScreen screen = new LiveScreen(new PrintWriter(terminal), Ansi.OFF);

    @Test
    void eachLineGoesWhereItBelongsAndNothingScrolls() {
        screen.show(List.of("one", "two"));

        assertThat(terminal.toString()).contains("\u001b[1;1Hone\u001b[K").contains("\u001b[2;1Htwo\u001b[K");
        assertThat(terminal.toString()).doesNotContain("\n");
    }

    @Test
    void theTerminalIsAsItWasAfterwards() {
        screen.show(List.of("one"));
        screen.show(List.of("two"));
        screen.close();
        screen.close();

        assertThat(terminal.toString()).containsOnlyOnce("\u001b[?1049h").containsOnlyOnce("\u001b[?1049l");
        assertThat(terminal.toString()).containsOnlyOnce("\u001b[?25l").containsOnlyOnce("\u001b[?25h");
        assertThat(terminal.toString()).containsOnlyOnce("\u001b[?7l").containsOnlyOnce("\u001b[?7h");
    }

    @Test
    void whatShowedNothingClosesNothing() {
        screen.close();

        assertThat(terminal.toString()).isEmpty();
    }
}
