package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.policy.PolicyException;

/** Scenarios as somebody writes them. */
final class Written {

    private Written() {}

    /** One that says this beside its name. */
    static Staging scenario(String... lines) {
        return ScenarioReader.read("a.yaml", yaml(lines));
    }

    /** For what is said in the first of these lines. */
    static void refused(String line, String complaint) {
        assertThatThrownBy(() -> scenario(line))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("a.yaml:4: ")
                .hasMessageContaining(complaint);
    }

    private static String yaml(String... lines) {
        return "scenario:\n  name: a\n  about: b\n  " + String.join("\n  ", lines) + "\n";
    }
}
