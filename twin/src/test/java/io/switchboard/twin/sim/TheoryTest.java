package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.switchboard.twin.FeedException;
import io.switchboard.twin.sim.Theory.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The twin against exact formulas; all of the values are played by {@code ./switchboard twin validate}. */
class TheoryTest {

    private static final Path VECTORS = Path.of("../../shared/vectors/routing.json");
    private static final String PRIORITY = "prio_nonpreemptive_MMn";
    private static final long SEED = 20261125;
    private static final long MOST = 16_000_000;

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

    /** W of class k is C / n mu / (1 - s(k-1)) / (1 - s(k)), where s(k) is the load of all up to it (Cobham). */
    @Test
    void asManyClassesAsThereAreWaitInTheirOrder() {
        List<Check> checks = played(
                """
                {"prio_nonpreemptive_MMn": [{"lams": [2, 3, 3], "mu": 1, "n": 10, "C": 0.40918015,
                                             "W": [0.05114752, 0.10229504, 0.40918015], "note": "Cobham 1954"}]}
                """);

        assertThat(checks).hasSize(4).allMatch(Check::isInside);
    }

    @Test
    void whoWaitsNotAtAllIsServedInNoTime() {
        List<Check> checks = played("{\"erlangC\": [{\"lam\": 0.5, \"mu\": 1, \"n\": 1, \"T\": 0, \"SL\": 0.5}]}");

        assertThat(checks).singleElement().matches(Check::isInside);
    }

    /** Nobody, or everybody, of a million is no proof that it is 0, or 1. */
    @Test
    void whatIsSoRareThatItIsNotSeenIsNotSaidToBeImpossible() {
        List<Check> checks = played(
                """
                {"erlangB": [{"a": 5, "n": 20, "B": 2.6412e-7}],
                 "erlangA": [{"lam": 150, "mu": 1, "theta": 0.5, "n": 100, "PW": 0.99999999967}]}
                """);

        assertThat(checks).hasSize(2).allMatch(Check::isInside).allMatch(Check::isSharp);
        assertThat(played("{\"erlangB\": [{\"a\": 5, \"n\": 20, \"B\": 0.001}]}"))
                .singleElement()
                .as("but it is not as frequent as that")
                .matches(check -> !check.isInside());
    }

    @Test
    void aWaitThatHardlyAnybodyHasIsNotKnownToBeNone() {
        List<Check> checks = new Theory(SEED, 500_000, check -> {})
                .validate("test.json", "{\"erlangC\": [{\"lam\": 60, \"mu\": 1, \"n\": 100, \"Wq\": 3.7e-8}]}");

        assertThat(checks).singleElement().matches(check -> !check.isSharp());
    }

    /** M/M/2/2 with a load of one: Erlang B is 0.2, and whoever is not blocked is served at once. */
    @Test
    void whereThereIsNoPlaceToWaitNobodyDoes() {
        List<Check> checks = played(
                """
                {"mmnk": [{"lam": 1, "mu": 1, "n": 2, "k": 0, "T": 0.5, "r": [0.2, 0, 0, 0, 1, 0.4]},
                          {"lam": 1, "mu": 1, "n": 2, "k": 0, "T": 0.5, "r": [0.2, 0, 0.001, 0, 1, 0.4]}]}
                """);

        assertThat(checks).hasSize(12).allMatch(Check::isSharp);
        assertThat(checks.subList(0, 6)).allMatch(Check::isInside);
        assertThat(checks.get(8)).as("a wait there is none of").matches(check -> !check.isInside());
    }

    @Test
    void aWrongFigureIsFoundOut() {
        List<Check> checks = played("{\"erlangB\": [{\"a\": 1, \"n\": 2, \"B\": 0.204}]}");

        assertThat(checks).singleElement().satisfies(check -> assertThat(check.isInside())
                .isFalse());
    }

    @Test
    void theValuesThatComeWithTheTwinAreReadWhole() {
        assertThat(Theory.figures(Theory.VALUES, Theory.values())).isEqualTo(111);
    }

    @Test
    void serviceLevelsAreWhatTheirFormulasSay() {
        List<Check> checks = played(
                """
                {"ICMI_service_level": {"answered": 1000, "abandoned": 60, "ans_le_T": 860, "ab_le_T": 20, "ab_gt_T": 40,
                                        "ab_le_short": 10, "f1": 0.830189, "f2": 0.86, "f3": 0.811321, "f4": 0.826923,
                                        "f5": 0.820755},
                 "cisco_service_level": {"ans_le_T": 70, "ab_le_T": 10, "exceeded": 20, "ignore": 0.777778,
                                         "negative": 0.7, "positive": 0.8}}
                """);

        assertThat(checks).hasSize(8).allMatch(Check::isInside);
        assertThat(
                        played(
                                """
                        {"cisco_service_level": [{"ans_le_T": 70, "ab_le_T": 10, "exceeded": 20, "negative": 0.7},
                                                 {"ans_le_T": 70, "ab_le_T": 10, "exceeded": 20, "negative": 0.8}]}
                        """))
                .extracting(Check::isInside)
                .containsExactly(true, false);
    }

    @Test
    void whoAllowsFewArrivalsGetsAPlayOfThemAndNotNone() {
        Theory theory = new Theory(SEED, 500_000, check -> {});

        assertThat(theory.validate("test.json", "{\"erlangB\": [{\"a\": 1, \"n\": 2, \"B\": 0.2}]}"))
                .singleElement()
                .satisfies(check -> assertThat(check.arrivals()).isBetween(500_000L, 1_000_000L));
        assertThatThrownBy(() -> new Theory(SEED, 0, check -> {}))
                .isInstanceOf(FeedException.class)
                .hasMessage("0 arrivals at most is no play: allow 1 or more");
    }

    /** Its queue would grow until there is no memory left, or its figures would not be looked at. */
    @Test
    void aCaseThatCannotBePlayedOrIsNotCheckedIsRefusedInALine() {
        refused("erlangB", "{\"a\": 1, \"n\": 0, \"B\": 0.2}", "has \"n\": 0, give a whole number from 1");
        refused("erlangB", "{\"a\": 1, \"n\": 2.5, \"B\": 0.2}", "has \"n\": 2.5, give a whole number from 1");
        refused("erlangB", "{\"a\": 0, \"n\": 2, \"B\": 0}", "has \"a\": 0, give a number above 0");
        refused("erlangC", "{\"lam\": 2, \"mu\": 1, \"n\": 2, \"C\": 1}", "grows for ever, give less than 2.0");
        refused("erlangC", "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"SL\": 0.9}", "has no number \"T\": add it");
        refused("erlangC", "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"wq\": 1}", "unknown key \"wq\": did you mean Wq?");
        refused("erlangC", "{\"lam\": 1, \"mu\": 1, \"n\": 2}", "says nothing of its queue: add a figure");
        refused("erlangA", "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"theta\": 0, \"Lq\": 1}", "has \"theta\": 0, give a");
        refused("mmnk", "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"k\": 1, \"r\": [0]}", "has \"r\": [0], give 6 numbers");
        refused("erlangB", "{\"a\": 1, \"n\": 2}", "has no number \"B\": add it");
        refused("erlangB", "{\"a\": 1, \"n\": 2, \"B\": 0.2, \"b\": 1}", "unknown key \"b\": did you mean");
        refused("erlangC", "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"Wq\": 0}", "has \"Wq\": 0, give a number above 0");
        refused(
                "erlangA",
                "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"theta\": 1, \"Lq\": 1, \"lq\": 1}",
                "unknown key \"lq\"");
        refused("mmnk", "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"k\": 1, \"t\": 1}", "unknown key \"t\"");
        refused("mmnk", "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"k\": 1, \"r\": [0, 0, 0, 0, 0, \"x\"]}", "give 6 numbers");
        refused(PRIORITY, "{\"lams\": [1], \"mu\": 1, \"n\": 2, \"W\": [1, 1]}", "has \"W\": [1,1], give 1 numbers");
        refused(PRIORITY, "{\"mu\": 1, \"n\": 2, \"W\": []}", "has \"lams\": , give 1 numbers");
        refused(
                "erlangC",
                "{\"lam\": 1, \"mu\": 1, \"n\": 2, \"T\": -1, \"SL\": 1}",
                "has \"T\": -1, give a number from 0");
        refused(
                "cisco_service_level",
                "{\"ans_le_T\": 1, \"ab_le_T\": 1, \"negative\": 1}",
                "has no number \"exceeded\"");
        refused(
                "cisco_service_level",
                "{\"ans_le_T\": 1, \"negativ\": 1}",
                "unknown key \"negativ\": did you mean negative?");
        refused(PRIORITY, "{\"lams\": [1, 1], \"mu\": 1, \"n\": 2, \"W\": [1, 1]}", "grows for ever, give less");
        refused(PRIORITY, "{\"lams\": [1, 1], \"mu\": 1, \"n\": 3, \"W\": [1, 1], \"c\": 1}", "unknown key \"c\"");
        refused("erlangD", "{}", "unknown key \"erlangD\": did you mean erlang");
    }

    private static void refused(String form, String document, String complaint) {
        assertThatThrownBy(() -> played("{\"%s\": [%s]}".formatted(form, document)))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("test.json: ")
                .hasMessageContaining(complaint);
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
                .hasMessageStartingWith("test.json:1: is not JSON");
        assertThatThrownBy(() -> played("{\"erlangB\": {\"a\": 1, \"n\": 2, \"B\": 0.2}}"))
                .hasMessage("test.json: \"erlangB\" is no list of cases: write [...]");
        assertThatThrownBy(() -> played("{}")).hasMessageStartingWith("test.json: has no case that the twin knows");
        assertThatThrownBy(() -> played("{\"erlangB\": [{\"n\": 2, \"B\": 0.2}]}"))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("has no number \"a\": add it");
    }
}
