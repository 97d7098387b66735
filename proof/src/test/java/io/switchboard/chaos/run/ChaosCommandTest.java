package io.switchboard.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A campaign that plays nothing proves nothing, and must not look as if it had held. */
class ChaosCommandTest {

    @ParameterizedTest
    @CsvSource({
        "--seeds 0, --seeds is 0: give more than 0",
        "--seeds -3, --seeds is -3: give more than 0",
        "--seeds 1 --lanes 0, --lanes is 0: give more than 0",
        "--seeds 1 --seconds 0, --seconds is 0: give more than 0",
        "--seeds 1 --rate -1, --rate is -1: give more than 0",
        "--trial BURST --size 0, --size is 0.0: give more than 0"
    })
    void whatWouldPlayNothingIsRefused(String words, String message) {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new ChaosCommand()).setErr(new PrintWriter(err));

        assertThat(command.execute(words.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }
}
