package io.switchboard.conservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.audit.Alarm;
import io.switchboard.event.CallEvent;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.twin.sim.Play;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is lost on the way of a contact, in no scenario of the twin, from its beginning to its end: by routing every
 * item is somewhere at every step, or the play stops; of the calls that came, of the promises that were broken, for good
 * and not only until late news came, and of those that were kept the figures of every hour and day count as many as there
 * were; and the reconcile job finds nothing to say of the minutes. More scenarios than those written
 * by hand: {@code -Dswitchboard.scenarios=2000}; another chance: {@code -Dswitchboard.seed=N}.
 */
class EveryScenarioAddsUpTest {

    private static final long SEED = Long.getLong("switchboard.seed", 1);

    static List<String> scenarios() {
        return Play.names(Integer.getInteger("switchboard.scenarios", Play.written()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Proves({"R-97", "R-107"})
    void whatCameBecameSomethingAndIsCountedAsThat(String scenario) {
        Records records = Records.of(scenario, SEED);

        assertThat(records.lives()).hasSizeGreaterThan(100);
        assertThat(Books.differences(records.lives(), records.inOrder()))
                .as("%s, seed %d", scenario, SEED)
                .isEmpty();
    }

    @Test
    void oneRecordThatIsLostOnTheWayIsFound() {
        Records records = Records.of("small-desk", SEED);
        Map<String, Predicate<Object>> kinds = Map.of(
                "a call that is answered",
                told -> told instanceof CallEvent call && call.kind() == CallEvent.Kind.ANSWERED,
                "a call that is given up",
                told -> told instanceof CallEvent call && call.kind() == CallEvent.Kind.ABANDONED,
                "a breach of a call, of which no news comes late",
                told -> told instanceof Escalation escalation
                        && escalation.kind() == Escalation.Kind.BREACH
                        && escalation.clock().equals("CALL_ANSWER"),
                "a breach that was none, as late news said",
                told -> told instanceof Escalation escalation
                        && escalation.level().equals(Escalation.BREACH)
                        && escalation.correction() == Escalation.Correction.WITHDRAWN,
                "a promise that was kept",
                told -> told instanceof Outcome outcome && outcome.verdict() == Outcome.Verdict.MET,
                "a promise that was kept too late",
                told -> told instanceof Outcome outcome && outcome.verdict() == Outcome.Verdict.MET_LATE);

        kinds.forEach((kind, is) -> assertThat(Books.differences(records.lives(), withoutOne(records.inOrder(), is)))
                .as("lost: %s, seed %d", kind, SEED)
                .isNotEmpty());
    }

    /** In a minute in which more ended: of another no row is left. */
    @Test
    void anEndThatTheQualityJobHasLostIsNamedByItsMinuteAndSoIsOneThatIsGoneFromTheTopic() {
        List<Records.Told> all = Records.of("small-desk", SEED).inOrder();
        Map<Instant, Long> ends = all.stream()
                .filter(told -> isEndForGood(told.what()))
                .collect(Collectors.groupingBy(told -> minuteOf(told.what()), Collectors.counting()));
        List<Records.Told> less = withoutOne(all, what -> isEndForGood(what) && ends.get(minuteOf(what)) > 1);
        Object lost = IntStream.range(0, all.size())
                .filter(place -> place == less.size() || !all.get(place).equals(less.get(place)))
                .mapToObj(place -> all.get(place).what())
                .findFirst()
                .orElseThrow();

        assertThat(Books.alarms(all, less))
                .extracting(Alarm::kind, Alarm::windowStart, alarm -> alarm.expected() - alarm.actual())
                .as("lost by the quality job: %s, seed %d", lost, SEED)
                .containsExactly(tuple(Alarm.Kind.ENDS_MISCOUNTED, minuteOf(lost), 1L));
        assertThat(Books.alarms(less, all))
                .extracting(Alarm::kind, Alarm::windowStart, alarm -> alarm.expected() - alarm.actual())
                .as("gone from the topic: %s, seed %d", lost, SEED)
                .containsExactly(tuple(Alarm.Kind.ENDS_MISCOUNTED, minuteOf(lost), -1L));
    }

    /** Of a call, of which no news comes late. */
    private static boolean isEndForGood(Object what) {
        return what instanceof Outcome outcome
                && outcome.clock().equals("CALL_ANSWER")
                && outcome.verdict() != Outcome.Verdict.CANCELLED;
    }

    private static Instant minuteOf(Object outcome) {
        return ((Outcome) outcome).endedAt().truncatedTo(ChronoUnit.MINUTES);
    }

    private static List<Records.Told> withoutOne(List<Records.Told> all, Predicate<Object> is) {
        int[] places = IntStream.range(0, all.size())
                .filter(place -> is.test(all.get(place).what()))
                .toArray();
        List<Records.Told> left = new ArrayList<>(all);
        left.remove(places[new Random(SEED).nextInt(places.length)]);
        return left;
    }
}
