package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.twin.sim.Comparison.Figure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of a comparison. */
class TwinReportTest {

    private static final String LOAD = "0.85";
    private static final String BREACH = "weighted breach";
    private static final String ABANDONMENT = "abandonment";
    private static final String LOWEST = "mean wait p3, min";
    private static final String AGAINST = "ours against B4";

    @TempDir
    private Path folder;

    /** The intervals of both overlap, that of the pairs is clear of 0. */
    @Test
    void weLoseWhereThePairsSayItAlsoWhereTheIntervalsOfBothOverlap() {
        page(figure(AGAINST, LOWEST + " more by", 1, 3), figure(AGAINST, BREACH + " more by", -0.02, 0.01));

        assertThat(folder.resolve("report.md"))
                .content(StandardCharsets.UTF_8)
                .contains("- load 0.85, mean wait p3, min: B4 has 28.0000 ± 3.0000, ours 30.0000 ± 3.0000, more by 2")
                .doesNotContain("- load 0.85, weighted breach")
                .doesNotContain("Nowhere");
    }

    @Test
    void weLoseNowhereWhereNoPairsSayIt() {
        page(figure(AGAINST, LOWEST + " more by", -1, 3));

        assertThat(folder.resolve("report.md")).content(StandardCharsets.UTF_8).contains("Nowhere, beyond chance.");
    }

    @Test
    void aTargetIsReachedOrMissedOnlyWhereTheWholeIntervalIs() {
        page(
                figure(AGAINST, BREACH + " lower by", 0.67, 0.73),
                figure(AGAINST, ABANDONMENT + " lower by", 0.55, 0.65),
                figure("ours against B0", "mean wait, min lower by", 0.75, 0.85));

        assertThat(folder.resolve("report.md"))
                .content(StandardCharsets.UTF_8)
                .contains("| 0.85 | B4 | weighted breach | 0.7000 ± 0.0300 | 0.70 | not told apart |")
                .contains("| 0.85 | B4 | abandonment | 0.6000 ± 0.0500 | 0.70 | MISSED |")
                .contains("| 0.85 | B0 | mean wait, min | 0.8000 ± 0.0500 | 0.72 | reached |");
    }

    @Test
    void whatTheFormulaSaysStandsBesideTheOthersWithoutAnIntervalAndIsExplained() {
        page(new Figure(LOAD, "L1", ABANDONMENT, 0.011, Double.NaN, Double.NaN));

        assertThat(folder.resolve("report.md"))
                .content(StandardCharsets.UTF_8)
                .contains("| L1 | - | 0.0110 | - |")
                .contains("## What L1 says")
                .contains("It is no bound");
        assertThat(folder.resolve("0.85-abandonment.svg")).content().contains("L1");
    }

    @Test
    void aBookThatWasGivenIsToldOfBesideOursWhereItLosesAndWhereItIsBetter() {
        page(
                figure("mine/3", BREACH, 0.06, 0.08),
                figure("mine/3", ABANDONMENT, 0.01, 0.03),
                figure("mine/3", LOWEST, 29, 33),
                figure("mine/3 against B4", LOWEST + " more by", 1, 5),
                figure("mine/3 against ours", BREACH + " more by", -0.04, -0.02),
                figure("mine/3 against ours", LOWEST + " more by", -1, 3));

        assertThat(folder.resolve("report.md"))
                .content(StandardCharsets.UTF_8)
                .contains("## Where we lose\n\nNowhere, beyond chance.\n")
                .contains(
                        "## Where mine/3 loses\n\n"
                                + "- load 0.85, mean wait p3, min: B4 has 28.0000 ± 3.0000, mine/3 31.0000 ± 2.0000, more by 3.0000")
                .contains(
                        "## Where mine/3 is better than ours\n\n"
                                + "- load 0.85, weighted breach: ours has 0.1000 ± 0.0200, mine/3 0.0700 ± 0.0100, more by -0.0300")
                .contains("| mine/3 | 0.0700 ± 0.0100 |")
                .doesNotContain("## What L1 says");
    }

    private void page(Figure... more) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("ours", BREACH, 0.08, 0.12));
        figures.add(figure("ours", ABANDONMENT, 0.01, 0.03));
        figures.add(figure("ours", LOWEST, 27, 33));
        figures.add(figure("B4", BREACH, 0.30, 0.34));
        figures.add(figure("B4", ABANDONMENT, 0.05, 0.07));
        figures.add(figure("B4", LOWEST, 25, 31));
        figures.addAll(List.of(more));
        new TwinReport(figures).write(folder);
    }

    private static Figure figure(String policy, String measure, double low, double high) {
        return new Figure(LOAD, policy, measure, (low + high) / 2, low, high);
    }
}
