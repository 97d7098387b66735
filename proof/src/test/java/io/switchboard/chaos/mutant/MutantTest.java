package io.switchboard.chaos.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.chaos.verdict.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutantTest {

    @ParameterizedTest
    @EnumSource
    void aSlowMachineFindsNobodyOut(Mutant mutant) {
        Verdict late = new Verdict(100, 0, 0, 0, 0, 0, 0, 0, 7, 200_000, "");

        assertThat(late.holds()).isFalse();
        assertThat(mutant.isFoundOut(late)).isFalse();
        assertThat(mutant.isFoundOut(new Verdict(100, 1, 1, 1, 1, 0, 0, 1, 0, 0, "")))
                .isTrue();
    }
}
