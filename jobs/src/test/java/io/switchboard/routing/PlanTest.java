package io.switchboard.routing;

import static io.switchboard.routing.Desk.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import io.switchboard.event.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void aPlanWithoutStepsThatExpireIsRefused() {
        List<PlanStep> hardOnly = List.of(PlanStep.ofHard(Set.of("desk"), Set.of(), Set.of()));
        assertThatThrownBy(() -> Plan.of("empty", List.of(), FinalStep.ANY_IN_POOL))
                .hasMessageStartingWith("plan empty has no steps that expire: give it at least one");
        assertThatThrownBy(() -> Plan.of("hard", hardOnly, FinalStep.ANY_IN_POOL))
                .hasMessageStartingWith("plan hard has no steps that expire");
    }

    @Test
    void anOverflowNamesItsPool() {
        List<PlanStep> steps = List.of(PlanStep.of(Set.of("desk"), 1));
        assertThatThrownBy(() -> Plan.of("over", steps, FinalStep.OVERFLOW)).hasMessageContaining("overflow: POOL");
        assertThatThrownBy(() -> new Plan("any", 1, steps, FinalStep.ANY_IN_POOL, "elsewhere"))
                .hasMessageContaining("overflow: POOL");
    }

    @Test
    @Proves("R-90")
    void hardStepsAreInEveryFilterAndNothingElseLasts() {
        Plan plan = Plan.of(
                "zones",
                List.of(
                        PlanStep.of(Set.of("eu", "us"), minutes(1)).skilled(Map.of("network", 3)),
                        PlanStep.ofHard(Set.of("eu", "eu2"), Set.of(), Set.of("DSGVO"))
                                .skilled(Map.of("network", 2)),
                        PlanStep.of(Set.of(), minutes(2))),
                FinalStep.ANY_IN_POOL);

        assertThat(plan.expiries()).containsExactly(minutes(1), minutes(3));
        assertThat(plan.filters())
                .containsExactly(
                        new Filter(
                                Set.of("eu"),
                                Set.of(),
                                Map.of("network", 3),
                                Set.of(),
                                Set.of("DSGVO"),
                                false,
                                Map.of()),
                        new Filter(
                                Set.of("eu", "eu2"),
                                Set.of(),
                                Map.of("network", 2),
                                Set.of(),
                                Set.of("DSGVO"),
                                false,
                                Map.of()),
                        new Filter(
                                Set.of("eu", "eu2"),
                                Set.of(),
                                Map.of("network", 2),
                                Set.of(),
                                Set.of("DSGVO"),
                                false,
                                Map.of()));
    }

    @Test
    void whomAHardStepRulesOutDoesNotHelpEither() {
        Plan plan = Plan.of(
                "helped",
                List.of(
                        PlanStep.ofHard(Set.of("eu", "eu2"), Set.of(), Set.of()),
                        PlanStep.of(Set.of("eu"), minutes(1)).helpedBy(Set.of("eu2", "us"))),
                FinalStep.ANY_IN_POOL);

        assertThat(plan.filters())
                .allSatisfy(filter -> assertThat(filter.helpers()).containsExactly("eu2"));
    }

    @Test
    void helpersHelpPoolsThatAreNamed() {
        assertThatThrownBy(() -> PlanStep.of(Set.of(), minutes(1)).helpedBy(Set.of("us")))
                .hasMessage("helpers [us] help the pools of a step that expires: name those pools, and neither hard nor"
                        + " lastAgentOnly");
        assertThatThrownBy(
                        () -> PlanStep.ofHard(Set.of("eu"), Set.of(), Set.of()).helpedBy(Set.of("us")))
                .hasMessageContaining("helpers [us]");
    }

    @Test
    void aHardStepThatLeavesNobodyIsRefused() {
        Plan plan = Plan.of(
                "none",
                List.of(PlanStep.of(Set.of("us"), 1), PlanStep.ofHard(Set.of("eu"), Set.of(), Set.of())),
                FinalStep.ANY_IN_POOL);
        assertThatThrownBy(plan::filters).hasMessageContaining("whose pools are all ruled out by a hard one");
    }

    @Test
    void negativeCapacityIsRefused() {
        assertThatThrownBy(() -> Profile.of("desk", Map.of(Channel.CHAT, -1)))
                .hasMessage("capacity for CHAT is -1 units: give 0 or more");
    }
}
