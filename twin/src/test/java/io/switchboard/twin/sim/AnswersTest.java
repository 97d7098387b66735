package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.twin.sim.Answers.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What agents say who are asked is chance that can be told again. */
class AnswersTest {

    private static final long SEED = 4712;
    private static final int MANY = 100_000;

    private static List<Optional<Answer>> said(long seed, int agent, int asked) {
        Answers answers = new Answers(new Draws(seed).apart(Draws.ANSWERS));
        List<Optional<Answer>> said = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            Contact contact = new Contact(number, HeadToHead.P2, false, 0, 1, 1, 0);
            contact.asked = asked;
            said.add(answers.of(contact, agent));
        }
        return said;
    }

    /** In short: the contacts themselves are others. */
    private static List<String> inShort(List<Optional<Answer>> said) {
        return said.stream()
                .map(each -> each.map(answer -> answer.accepts() + " " + answer.afterMillis())
                        .orElse("-"))
                .toList();
    }

    @Test
    void theSameQuestionHasTheSameAnswerAndAnotherAgentAnotherTimeAndAnotherSeedAnother() {
        List<String> said = inShort(said(SEED, 3, 1));

        assertThat(inShort(said(SEED, 3, 1))).isEqualTo(said);
        assertThat(inShort(said(SEED, 4, 1))).isNotEqualTo(said);
        assertThat(inShort(said(SEED, 3, 2))).isNotEqualTo(said);
        assertThat(inShort(said(SEED + 1, 3, 1))).isNotEqualTo(said);
    }

    @Test
    void mostAcceptSomeDeclineAndSomeSayNothing() {
        List<Optional<Answer>> said = said(SEED, 3, 1);
        List<Answer> answers = said.stream().flatMap(Optional::stream).toList();
        double declined = answers.stream().filter(answer -> !answer.accepts()).count();
        double late =
                answers.stream().filter(answer -> answer.afterMillis() > 20_000).count();

        assertThat(1 - answers.size() / (double) MANY)
                .as("silent, seed %d", SEED)
                .isCloseTo(0.04, within(0.003));
        assertThat(declined / MANY).as("declined, seed %d", SEED).isCloseTo(0.06, within(0.003));
        assertThat(late / MANY).as("after 20 s, seed %d", SEED).isCloseTo(0.96 * Math.exp(-4), within(0.003));
        assertThat(answers).allMatch(answer -> answer.afterMillis() > 0);
    }
}
