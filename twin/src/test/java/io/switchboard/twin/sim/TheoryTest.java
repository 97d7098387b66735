package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Theory.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The twin against exact formulas; all of the values are played by {@code ./switchboard twin validate}. */
class TheoryTest {

    private static final Path VECTORS = Path.of("../../shared/vectors/routing.json");
    private static final long SEED = 20261125;
    private static final long MOST = 8_000_000;

    private static List<Check> played(String json) {
        return new Theory(SEED, MOST, check -> {}).validate("test.json", json);
    }

    @Test
    void smallSystemsAreWhatErlangSaysWithinSharpIntervals() {
        List<Check> checks = played(
                """
                {"erlangB": [{"a": 1, "n": 2, "B": 0.2}],
                 "erlangC": [{"id": "C1", "lam": 0.5, "mu": 1.0, "n": 1, "T": 1.0, "C": 0.5, "Wq": 1.0, "Lq": 0.5,
                              "SL": 0.6967346701436833}],
                 "prio_nonpreemptive_MMn": [{"lams": [3, 5], "mu": 1, "n": 10, "C": 0.40918015,
                                             "W": [0.05845431, 0.29227154]}]}
                """);

        assertThat(checks).hasSize(8).allSatisfy(check -> {
            assertThat(check.isSharp()).as(check.toString()).isTrue();
            assertThat(check.isInside()).as(check.toString()).isTrue();
        });
    }

    @Test
    void aWrongFigureIsFoundOut() {
        List<Check> checks = played("{\"erlangB\": [{\"a\": 1, \"n\": 2, \"B\": 0.204}]}");

        assertThat(checks).singleElement().satisfies(check -> assertThat(check.isInside())
                .isFalse());
    }

    @Test
    void theValuesThatComeWithTheTwinAreReadWhole() {
        List<Check> heard = new ArrayList<>();
        List<Check> checks = new Theory(SEED, 1, heard::add).validate(Theory.VALUES, Theory.values());

        assertThat(checks).isEqualTo(heard).hasSize(8);
        assertThat(checks).allMatch(Check::isInside);
    }

    @Test
    void theyAreTheReferenceVectors() throws IOException {
        assumeThat(VECTORS)
                .as("the reference vectors are beside the repository")
                .exists();

        assertThat(Theory.values()).isEqualTo(Files.readString(VECTORS));
    }

    @Test
    void whatIsNoDocumentOfVectorsIsRefusedInALine() {
        assertThatThrownBy(() -> played("{"))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("test.json: is not JSON");
        assertThatThrownBy(() -> played("{}")).hasMessageStartingWith("test.json: has no case that the twin knows");
        assertThatThrownBy(() -> played("{\"erlangB\": [{\"n\": 2, \"B\": 0.2}]}"))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("has no number \"a\": add it");
        assertThatThrownBy(() -> played("{\"mmnk\": [{\"lam\": 1, \"mu\": 1, \"n\": 2, \"k\": 1, \"r\": [0]}]}"))
                .hasMessageContaining("has 1 figures in r: give six");
    }
}
