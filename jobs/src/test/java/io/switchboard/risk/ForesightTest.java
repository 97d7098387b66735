package io.switchboard.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.sla.Tracking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is said of a desk whose ways are known. */
class ForesightTest {

    private static final int TICKETS = 1_500;
    private static final Instant END = Desk.MONDAY.plus(Duration.ofDays(60));

    @Test
    void whoBreaksItsPromisesIsKnownByTheFirstGlimpse() {
        List<Prediction> said = new ArrayList<>();
        Map<Stage, Score> scores = new HashMap<>();
        List<List<Tracking>> tickets = new Desk(7).tickets(TICKETS);
        play(tickets, END, said, graded -> {
            if (graded.askedAt() > Desk.MONDAY.plus(Duration.ofDays(8)).toEpochMilli()) {
                Score before = scores.getOrDefault(graded.stage(), Score.none());
                scores.put(graded.stage(), before.with(graded.probability(), graded.breached()));
            }
        });
        List<Prediction> late = said.stream()
                .filter(each -> each.stage() == Stage.OPENING && each.first())
                .filter(each -> each.glimpse().at()
                        > Desk.MONDAY.plus(Duration.ofDays(10)).toEpochMilli())
                .toList();
        assertThat(late).hasSizeGreaterThan(400);
        assertThat(average(late, "slow")).isCloseTo(breached(tickets, "slow"), within(.1));
        assertThat(average(late, "fast")).isCloseTo(breached(tickets, "fast"), within(.1));
        assertThat(scores.get(Stage.OPENING).auc()).isGreaterThan(.8);
        assertThat(scores.get(Stage.OPENING).calibrationError()).isLessThan(.1);
    }

    private static double breached(List<List<Tracking>> tickets, String team) {
        return tickets.stream()
                .map(ticket -> ticket.get(ticket.size() - 1))
                .filter(ticket -> ticket.snapshot().group().equals(team))
                .mapToInt(ticket -> ticket.clocks().get(0).breachedAt() == null ? 0 : 1)
                .average()
                .orElseThrow();
    }

    private static double average(List<Prediction> said, String team) {
        return said.stream()
                .filter(each -> each.glimpse().snapshot().group().equals(team))
                .mapToDouble(Prediction::probability)
                .average()
                .orElseThrow();
    }

    @Test
    void theReasonsAddUpToTheAnswer() {
        List<Prediction> said = new ArrayList<>();
        play(new Desk(8).tickets(400), END, said, graded -> {});
        assertThat(said).hasSizeGreaterThan(1_000).allSatisfy(each -> {
            double sum = each.reasons().stream()
                    .mapToDouble(Prediction.Reason::weight)
                    .sum();
            double base = Math.log(each.base() / (1 - each.base()));
            assertThat(base + sum).isCloseTo(Math.log(each.probability() / (1 - each.probability())), within(1e-6));
        });
    }

    @Test
    void theTeamIsTheReasonThatIsNamed() {
        List<Prediction> said = new ArrayList<>();
        play(new Desk(9).tickets(TICKETS), END, said, graded -> {});
        Prediction last = said.get(said.size() - 1);
        assertThat(last.reasons().subList(0, 6))
                .extracting(Prediction.Reason::about)
                .containsAnyOf("group", "assignee", "assignee in group", "pace");
    }

    @Test
    void somebodyIsCalledOnceInAStageAndOnlyWhenItWasOverBefore() {
        Map<String, Prediction.Call> calls = new HashMap<>();
        List<String> raised = new ArrayList<>();
        List<Prediction> said = new ArrayList<>();
        play(new Desk(10).tickets(TICKETS), END, said, graded -> {});
        for (Prediction each : said) {
            String clock = each.glimpse().itemId() + each.glimpse().cycle();
            if (each.call() != null) {
                assertThat(calls.put(clock, each.call())).isNotEqualTo(each.call());
            }
            if (each.call() == Prediction.Call.RAISED) {
                assertThat(each.probability()).isGreaterThanOrEqualTo(Settings.DEFAULT.alarmOn());
                raised.add(clock + each.stage());
            }
            if (each.call() == Prediction.Call.CLEARED) {
                assertThat(each.probability()).isLessThanOrEqualTo(Settings.DEFAULT.alarmOff());
            }
        }
        assertThat(raised).hasSizeGreaterThan(300).doesNotHaveDuplicates();
        assertThat(calls).containsValue(Prediction.Call.CLEARED);
    }

    /** No answer leaks what was not known when it was given: it stays what it is, whatever happens later. */
    @Property(tries = 40)
    void whatHappensLaterChangesNoAnswer(@ForAll long seed) {
        List<List<Tracking>> tickets = new Desk(seed).tickets(120);
        Instant cut = Desk.MONDAY.plus(Duration.ofMinutes(600 + Math.floorMod(seed, 1_200)));
        List<Prediction> all = new ArrayList<>();
        play(tickets, END, all, graded -> {});
        List<List<Tracking>> soFar = new ArrayList<>();
        for (List<Tracking> ticket : tickets) {
            soFar.add(ticket.stream().filter(each -> !each.at().isAfter(cut)).toList());
        }
        List<Prediction> then = new ArrayList<>();
        play(soFar, cut, then, graded -> {});
        assertThat(then)
                .hasSizeGreaterThan(30)
                .isEqualTo(all.stream()
                        .filter(each -> each.glimpse().at() <= cut.toEpochMilli())
                        .toList());
    }

    private static void play(
            List<List<Tracking>> tickets, Instant until, List<Prediction> said, Consumer<Trial.Graded> graded) {
        Trial trial = new Trial(Settings.DEFAULT);
        tickets.forEach(ticket -> trial.play(ticket, until.toEpochMilli()));
        trial.run(said::add, graded);
    }
}
