package io.switchboard.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.chaos.feed.Sent;
import io.switchboard.chaos.feed.Shape;
import io.switchboard.chaos.feed.Workload;
import io.switchboard.chaos.oracle.Expected;
import io.switchboard.chaos.oracle.Oracle;
import io.switchboard.chaos.oracle.Oracle.Timing;
import io.switchboard.chaos.verdict.Judge;
import io.switchboard.chaos.verdict.Passage;
import io.switchboard.chaos.verdict.Rewinds;
import io.switchboard.chaos.verdict.Verdict;
import io.switchboard.sla.EngineOfOneItem;
import io.switchboard.sla.SlaRules;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two that were written apart from the same rules: the engine, in process, and the oracle of the fault runs. */
class OracleAgreesWithTheEngineTest {

    private static final Shape SHAPE = Shape.small();
    private static final Timing TIMING =
            new Timing(Duration.ZERO, SHAPE.allowedLateness(), Duration.ofDays(30), Duration.ofDays(30));
    private static final SlaRules RULES = EngineOfOneItem.rules(RunPolicy.text(), SHAPE.allowedLateness());

    /** Another first seed: {@code -Dswitchboard.seed=N}. */
    private static final long FIRST = Long.getLong("switchboard.seed", 1);

    private static final int SEEDS = 200;

    @Test
    @DisplayName("of any desk's day, told badly, the engine tells what the oracle expects, and nothing early")
    void theyAgreeOnEveryDay() {
        LongStream.range(FIRST, FIRST + SEEDS).parallel().forEach(seed -> {
            Verdict verdict = verdict(seed);
            assertThat(verdict.holds())
                    .as("seed %d: %s%n%s", seed, verdict.inShort(), verdict.firstDifference())
                    .isTrue();
            assertThat(verdict.worstLatenessMs())
                    .as("seed %d: time passes with the heartbeats", seed)
                    .isLessThanOrEqualTo(SHAPE.heartbeatMs());
        });
    }

    private static Verdict verdict(long seed) {
        Workload workload = Workload.of(seed, SHAPE);
        Expected expected = Oracle.expected(RunPolicy.text(), TIMING, workload.log());
        return Judge.judge(
                workload.log(),
                expected,
                Played.under(RULES, workload),
                Passage.of(workload.log(), Sent::offsetMs),
                Rewinds.NONE,
                0);
    }
}
