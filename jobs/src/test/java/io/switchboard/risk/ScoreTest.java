package io.switchboard.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScoreTest {

    private record Answer(double probability, boolean breached) {}

    /** Probabilities in the middle of a bin, so that nothing is lost to bins. */
    private static List<Answer> answers(Random dice) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double probability = (dice.nextInt(200) + .5) / 200;
            answers.add(new Answer(probability, dice.nextDouble() < probability));
        }
        return answers;
    }

    private static Score score(List<Answer> answers) {
        Score score = Score.none();
        for (Answer answer : answers) {
            score = score.with(answer.probability(), answer.breached());
        }
        return score;
    }

    @Property(tries = 50)
    void theAreaIsTheShareOfPairsInTheRightOrder(@ForAll long seed) {
        List<Answer> answers = answers(new Random(seed));
        double right = 0;
        double pairs = 0;
        for (Answer breached : answers.stream().filter(Answer::breached).toList()) {
            for (Answer met : answers.stream().filter(each -> !each.breached()).toList()) {
                pairs++;
                double ahead = Math.signum(breached.probability() - met.probability());
                right += (1 + ahead) / 2;
            }
        }
        assertThat(score(answers).auc()).isCloseTo(right / pairs, within(1e-12));
    }

    @Property(tries = 50)
    void scoresAddUpInAnyOrder(@ForAll long seed) {
        Random dice = new Random(seed);
        List<Answer> answers = answers(dice);
        Score whole = score(answers);
        Collections.shuffle(answers, dice);
        Score sum = score(answers.subList(100, 300)).plus(score(answers.subList(0, 100)));
        assertThat(sum.auc()).isEqualTo(whole.auc());
        assertThat(sum.brier()).isCloseTo(whole.brier(), within(1e-12));
        assertThat(sum.logLoss()).isCloseTo(whole.logLoss(), within(1e-12));
        assertThat(sum.calibrationError()).isCloseTo(whole.calibrationError(), within(1e-12));
    }

    /** By hand: four answers, two bins. */
    @Test
    void theFiguresAreTheirFormulas() {
        Score score = score(
                List.of(new Answer(.81, true), new Answer(.81, false), new Answer(.21, false), new Answer(.21, false)));
        assertThat(score.brier()).isCloseTo((.0361 + .6561 + .0441 + .0441) / 4, within(1e-12));
        assertThat(score.skill()).isCloseTo(1 - score.brier() / (.25 * .75), within(1e-12));
        assertThat(score.calibrationError()).isCloseTo((.62 + .42) / 4, within(1e-12));
        assertThat(score.logLoss()).isCloseTo(-(Math.log(.81) + Math.log(.19) + 2 * Math.log(.79)) / 4, within(1e-12));
        assertThat(score.auc()).isCloseTo(2.5 / 3, within(1e-12));
    }

    @Test
    void whereAllEndedAlikeThereIsNoOrderToJudge() {
        assertThat(score(List.of(new Answer(.3, false), new Answer(.4, false))).auc())
                .isNaN();
    }

    @Test
    void halfOfTheRightCallsWereThisLongBefore() {
        Calls calls = Calls.NONE;
        for (int minutes = 1; minutes <= 101; minutes++) {
            calls = calls.with(new Open(List.of(), true, 1_000_000, 1), true, 1_000_000 + minutes * 60_000L);
        }
        calls = calls.with(new Open(List.of(), true, 1_000_000, 1), false, 2_000_000)
                .with(Open.FRESH, true, 2_000_000)
                .plus(Calls.NONE.with(Open.FRESH, false, 2_000_000));
        assertThat(calls.medianLead()).isCloseTo(51, within(.51));
        assertThat(calls.precision()).isEqualTo(101 / 102.0);
        assertThat(calls.recall()).isEqualTo(101 / 102.0);
        assertThat(calls.quiet()).isOne();
    }
}
