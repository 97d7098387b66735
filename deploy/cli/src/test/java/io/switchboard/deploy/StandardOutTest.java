package io.switchboard.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandardOutTest {

    private final PrintStream before = System.out;

    @AfterEach
    void asItWas() {
        System.setOut(before);
    }

    /** As when head has seen enough, or the disk behind a > is full. */
    @Test
    void aReaderThatIsGoneIsNoticedThroughAllThatIsInBetween() {
        System.setOut(new PrintStream(new Gone(), true, UTF_8));
        PrintWriter terminal = new PrintWriter(System.out, true, UTF_8);
        PrintWriter lines = new PrintWriter(new BufferedWriter(terminal));

        lines.println("an escalation");

        assertThatThrownBy(() -> StandardOut.requireWhole(lines))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("could not be written to its end");
    }

    @Test
    void oneThatIsThereIsNotBroken() {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        PrintWriter lines = new PrintWriter(System.out, true, UTF_8);

        lines.println("an escalation");

        assertThat(StandardOut.isBroken(lines)).isFalse();
    }

    /** Takes nothing. */
    private static final class Gone extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
