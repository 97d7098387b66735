package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.switchboard.event.Channel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One queue before agents who are all alike, by its formula. */
class PooledQueueTest {

    private static final long SEED = 4711;
    private static final double EXACT = 1e-9;

    private static Scenario scenario(double perMilli, int agents, ContactClass... classes) {
        double[] speeds = new double[classes.length];
        Arrays.fill(speeds, 1);
        return Scenario.steady(
                List.of(classes), Collections.nCopies(agents, SimAgent.always("all", false, speeds)), perMilli, 0);
    }

    private static ContactClass patient(double share, double handling) {
        return of(share, handling, new Law.Never());
    }

    private static ContactClass impatient(double share, double handling, double patience) {
        return of(share, handling, new Law.Exponential(patience));
    }

    private static ContactClass of(double share, double handling, Law patience) {
        return ContactClass.of("all", Channel.PHONE, share, new Law.Exponential(handling), patience, 1, 1, 1);
    }

    private static JsonNode published(String form) throws JsonProcessingException {
        return new ObjectMapper().readTree(Theory.values()).get(form);
    }

    private static double number(JsonNode system, String key) {
        return system.get(key).asDouble();
    }

    private static PooledQueue queue(JsonNode system, ContactClass all) {
        return new PooledQueue(scenario(number(system, "lam"), system.get("n").asInt(), all));
    }

    @Test
    void whereNobodyGivesUpItIsErlangC() throws JsonProcessingException {
        JsonNode systems = published("erlangC");
        for (JsonNode system : systems) {
            PooledQueue queue = queue(system, patient(1, 1 / number(system, "mu")));

            assertThat(queue.delayed()).as("C of %s", system).isCloseTo(number(system, "C"), within(EXACT));
            assertThat(queue.meanWait()).as("Wq of %s", system).isCloseTo(number(system, "Wq"), within(EXACT));
            assertThat(queue.abandonment()).as("of %s", system).isZero();
        }
        assertThat(systems.size()).isEqualTo(7);
    }

    @Test
    void whereAllAreEquallyPatientItIsErlangA() throws JsonProcessingException {
        JsonNode systems = published("erlangA");
        for (JsonNode system : systems) {
            PooledQueue queue = queue(system, impatient(1, 1 / number(system, "mu"), 1 / number(system, "theta")));

            assertThat(queue.delayed()).as("PW of %s", system).isCloseTo(number(system, "PW"), within(EXACT));
            assertThat(queue.meanWait()).as("W of %s", system).isCloseTo(number(system, "W"), within(EXACT));
            assertThat(queue.abandonment()).as("Pab of %s", system).isCloseTo(number(system, "Pab"), within(EXACT));
        }
        assertThat(systems.size()).isEqualTo(5);
    }

    /** Known from the series into which its integrals unfold. */
    @Test
    void whereOnlySomeGiveUpTheyWaitLessThanTheOthers() {
        PooledQueue large = new PooledQueue(scenario(9, 10, impatient(0.5, 1, 0.5), patient(0.5, 1)));
        PooledQueue small = new PooledQueue(scenario(1.5, 2, impatient(0.4, 1, 1 / 3.0), patient(0.6, 1)));

        assertThat(large.delayed()).isCloseTo(0.4289825623, within(EXACT));
        assertThat(large.meanWait(0)).isCloseTo(0.0804144537, within(EXACT));
        assertThat(large.meanWait(1)).isCloseTo(0.1211164661, within(EXACT));
        assertThat(large.abandonment()).isCloseTo(0.0804144537, within(EXACT));
        assertThat(small.delayed()).isCloseTo(0.4868278414, within(EXACT));
        assertThat(small.meanWait(0)).isCloseTo(0.1213561233, within(EXACT));
        assertThat(small.meanWait(1)).isCloseTo(0.4597123944, within(EXACT));
        assertThat(small.abandonment(0)).isCloseTo(3 * 0.1213561233, within(1e-8));
        assertThat(small.abandonment(1)).isZero();
    }

    @Test
    void theTwinPlaysWhatTheFormulaSays() {
        double minute = HeadToHead.MINUTE;
        Scenario scenario =
                scenario(2.2 / minute, 10, impatient(0.5, 5 * minute, 3 * minute), patient(0.5, 5 * minute));
        PooledQueue queue = new PooledQueue(scenario);
        Tally tally = new Tally(scenario, 2_000, 202_000);
        new Hall(scenario, new CentralRouter(scenario, Disciplines.FIFO, Integer.MAX_VALUE), tally, SEED).run();

        assertThat(tally.meanWait()).isCloseTo(queue.meanWait(), withinPercentage(6));
        assertThat(tally.meanWait(0)).isCloseTo(queue.meanWait(0), withinPercentage(6));
        assertThat(tally.meanWait(1)).isCloseTo(queue.meanWait(1), withinPercentage(6));
        assertThat(tally.abandonment()).isCloseTo(queue.abandonment(), withinPercentage(6));
        assertThat(tally.abandonment(0)).isCloseTo(queue.abandonment(0), withinPercentage(6));
    }

    @Test
    void aQueueThatGrowsForEverHasNoFormula() {
        assertThatThrownBy(() -> new PooledQueue(scenario(4, 2, impatient(0.5, 1, 1), patient(0.5, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "those who never give up have work for 2.0 agents of 2: the queue grows for ever, let fewer come");
        assertThat(new PooledQueue(scenario(4, 2, impatient(1, 1, 1))).abandonment())
                .isGreaterThan(0.5);
    }

    @Test
    void onlyWhereEveryHourIsLikeTheOthersTheLoadIsSteady() {
        assertThat(HeadToHead.at(0.85).isSteady()).isTrue();
        assertThat(HeadToHead.withPeak().isSteady()).isFalse();
        assertThat(Library.named("double-flood").scenario().isSteady()).isFalse();
        assertThat(Library.named("flu").scenario().isSteady()).isFalse();
    }
}
