package io.switchboard.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CepDeskTest {

    @ParameterizedTest
    @EnumSource(names = {"REPLY_WARNING", "REPLY_BREACH"})
    void silenceIsAPatternThatEndsWhenItsTimeIsUp(Level level) {
        assertThat(NFACompiler.compileFactory(CepDesk.silence(level), false)
                        .createNFA()
                        .getWindowTime())
                .isEqualTo(level.after().toMillis());
    }
}
