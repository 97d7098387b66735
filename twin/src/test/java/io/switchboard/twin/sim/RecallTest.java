package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.routing.Decision;
import io.switchboard.routing.Verdict;
import io.switchboard.twin.FeedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecallTest {

    private static final long SEED = 20261127;
    private static final int ITEMS = 4_000;

    private static List<Decision> decided() {
        List<Decision> decided = new ArrayList<>();
        Scenario scenario = HeadToHead.at(0.85);
        Policy policy = Policy.explained("ours", Policy.plans(), Policy.AGEING, decided::add);
        new Hall(scenario, policy.router().apply(scenario), new Tally(scenario, 0, ITEMS), SEED).run();
        return decided;
    }

    /** Sent to the runner-up, with the candidates as they were. */
    private static Decision toAnother(Decision decision) {
        return new Decision(
                decision.at(),
                decision.itemId(),
                decision.verdict(),
                decision.candidates().get(1).agentId(),
                decision.reason(),
                decision.planId(),
                decision.planVersion(),
                decision.step(),
                decision.hops(),
                decision.weightsId(),
                decision.weightsVersion(),
                decision.candidates(),
                decision.barred());
    }

    @Test
    @DisplayName("R-99: every choice of a busy hall comes out the same from the record that is written of it")
    void everyChoiceComesOutTheSame() {
        Recall recall = new Recall("hall", 1);

        decided().forEach(recall);

        assertThat(recall.recalled()).isEqualTo(recall.choices()).isGreaterThan(ITEMS / 2);
    }

    @Test
    void aChoiceThatItsRecordDoesNotGiveEndsTheRun() {
        Recall recall = new Recall("hall", 1);
        Decision close = decided().stream()
                .filter(decision -> decision.verdict() == Verdict.ASSIGNED)
                .filter(decision -> decision.candidates().size() > 1)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> recall.accept(toAnother(close)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hall/1 comes out otherwise from its record alone");
    }

    @Test
    void oneOfSoManyIsMadeAgain() {
        Recall recall = new Recall("hall", 10);

        decided().forEach(recall);

        assertThat(recall.recalled()).isEqualTo(recall.choices() / 10).isPositive();
    }

    @Test
    void tooFewItemsAreRefused() {
        assertThatThrownBy(() -> new Endurance(1, line -> {}))
                .isInstanceOf(FeedException.class)
                .hasMessage("1 items: play 2 or more");
    }
}
