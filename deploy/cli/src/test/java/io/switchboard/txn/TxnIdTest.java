package io.switchboard.txn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TxnIdTest {

    @Test
    void aNameSaysPrefixTopicSubtaskAndCheckpoint() {
        assertThat(TxnId.parse("sla-sla-outcomes-3-17")).contains(new TxnId("sla", "sla-outcomes", 3, 17));
    }

    @Test
    void whatNoSinkOfOursNamesIsNone() {
        for (String other : List.of("sla-doctor-0", "switchboard-cli-policies-publish", "sla-escalations-0", "x-1-2")) {
            assertThat(TxnId.parse(other)).as(other).isEmpty();
        }
    }

    @Test
    void aJobWhosePrefixBeginsLikeOursIsAnother() {
        assertThat(TxnId.isOf("sla", "sla-eu-escalations-0-1")).isFalse();
        assertThat(TxnId.isOf("sla-eu", "sla-eu-escalations-0-1")).isTrue();
    }

    @Test
    void thePatternFindsAllOfAPrefixWhateverItIs() {
        Pattern pattern = Pattern.compile(TxnId.pattern("sla.(eu"));

        assertThat("sla.(eu-escalations-0-1").matches(pattern);
        assertThat("slax(eu-escalations-0-1").doesNotMatch(pattern);
    }

    @Test
    void thePatternOfLaterCheckpointsFindsExactlyThose() {
        for (long checkpoint : List.of(0L, 7L, 9L, 10L, 99L, 109L, 190L, 1009L)) {
            Pattern later = Pattern.compile(TxnId.patternAfter("sla", checkpoint));

            assertThat(LongStream.range(0, 12_000)
                            .filter(n -> later.matcher("sla-too-late-12-" + n).matches()))
                    .as("after %d", checkpoint)
                    .containsExactlyElementsOf(
                            LongStream.range(checkpoint + 1, 12_000).boxed().toList());
        }
    }
}
