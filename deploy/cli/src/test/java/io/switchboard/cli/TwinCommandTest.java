package io.switchboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.twin.sim.Play;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TwinCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void validateSaysWhichValuesHoldAndEndsAccordingly() throws IOException {
        Path right =
                Files.writeString(folder.resolve("right.json"), "{\"erlangB\": [{\"a\": 1, \"n\": 2, \"B\": 0.2}]}");
        Path wrong =
                Files.writeString(folder.resolve("wrong.json"), "{\"erlangB\": [{\"a\": 1, \"n\": 2, \"B\": 0.21}]}");

        assertThat(run("twin", "validate", "--vectors", right.toString())).isZero();
        assertThat(out.toString()).contains("erlangB a=1 n=2 B").contains("1 values, 0 outside their intervals");
        assertThat(run("twin", "validate", "--vectors", wrong.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("OUTSIDE").contains("1 values, 1 outside their intervals");
    }

    @Test
    void aFileThatIsNotThereIsALine() {
        assertThat(run(
                        "twin",
                        "validate",
                        "--vectors",
                        folder.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("none.json: cannot be read: name a file")
                .hasLineCount(1);
    }

    @Test
    void compareWritesEveryFigureAsJson() throws IOException {
        Path json = folder.resolve("figures.json");

        assertThat(run("twin", "compare", "--seeds", "2", "--arrivals", "3000", "--json", json.toString()))
                .isZero();
        assertThat(out.toString()).contains("0.85 ours").contains("0.85 ours against B4");
        assertThat(json).content().contains("\"weighted breach lower by\"");
        assertThat(run("twin", "compare", "--seeds", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("1 seeds of 50000 arrivals: play 2 seeds or more");
    }

    @Test
    void runPlaysAScenarioAndWritesItsDecisions() throws IOException {
        Path decisions = folder.resolve("decisions.txt");
        assertThat(run("twin", "run", "large-desk", "--decisions", decisions.toString()))
                .isZero();
        assertThat(out.toString())
                .startsWith("large-desk: Four hundred agents.")
                .contains("weighted breach")
                .containsPattern("\\d+ decisions; (\\d+) choices, \\1 come out the same from their records alone");
        assertThat(decisions).content().startsWith("twin/1 ");
        assertThat(run("twin", "run", "lagre-desk")).isEqualTo(1);
        assertThat(err.toString()).contains("no scenario lagre-desk: did you mean large-desk?");
    }

    @Test
    void runPlaysSeveralSeedsAndGivesEachFigureItsInterval() {
        assertThat(run("twin", "run", "large-desk", "--seeds", "2")).isZero();
        assertThat(out.toString())
                .startsWith("large-desk: Four hundred agents.")
                .contains("2 seeds, 95 % intervals")
                .containsPattern("(?m)^weighted breach +\\d\\.\\d{4} ± \\d\\.\\d{4} ");
        assertThat(err.toString()).contains("large-desk: 2 of 2");
        assertThat(run("twin", "run", "large-desk", "--seeds", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("1 seeds have no interval: play 2 or more");
        assertThat(run("twin", "run", "large-desk", "--seeds", "2", "--kafka")).isEqualTo(2);
        assertThat(err.toString()).contains("--kafka and --decisions are of one seed");
    }

    @Test
    void scenariosListsThoseThereAre() {
        assertThat(run("twin", "scenarios", "--count", "40")).isZero();
        assertThat(out.toString().lines())
                .hasSize(40)
                .anyMatch(line -> line.startsWith("double-eleven "))
                .anyMatch(line -> line.contains("~1"));
    }

    @Test
    void compareWritesAPageThatAPersonCanRead() {
        assertThat(run("twin", "compare", "--seeds", "2", "--arrivals", "3000", "--report", folder.toString()))
                .isZero();
        assertThat(folder.resolve("report.md"))
                .content()
                .contains("| 0.85 | B4 | weighted breach |")
                .contains("## Where we lose")
                .contains("![abandonment](0.88-abandonment.svg)");
        assertThat(folder.resolve("peak-weighted-breach.svg")).content().contains("<svg");
    }

    @Test
    void aBookThatSomebodyWroteIsPlayedAndHeldAgainstTheOthers() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), Play.book().replace("id: twin", "id: mine"));
        Path json = folder.resolve("figures.json");

        assertThat(run("twin", "run", "large-desk", "--book", mine.toString())).isZero();
        assertThat(out.toString()).containsPattern("(?m)^ +mine/\\d+ +one queue$");
        assertThat(run(
                        "twin",
                        "compare",
                        "--seeds",
                        "2",
                        "--arrivals",
                        "3000",
                        "--book",
                        mine.toString(),
                        "--json",
                        json.toString(),
                        "--report",
                        folder.toString()))
                .isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^0\\.85 mine/\\d+ ")
                .containsPattern("(?m)^0\\.85 mine/\\d+ against ours ")
                .containsPattern("(?m)^0\\.85 L1 ");
        assertThat(json).content().containsPattern("\"policy\" : \"mine/\\d+\"").contains("\"policy\" : \"L1\"");
        assertThat(folder.resolve("report.md"))
                .content()
                .containsPattern("## Where mine/\\d+ loses")
                .containsPattern("(?m)^\\| mine/\\d+ \\| ")
                .contains("## What L1 says");
        assertThat(folder.resolve("0.85-weighted-breach.svg")).content().contains("<svg");
    }

    @Test
    void aBookThatLacksAPlanIsALineBeforeAnythingIsPlayed() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), Play.book().replace("    p1:\n", "    p9:\n"));

        assertThat(run("twin", "compare", "--book", mine.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("has no plan p1, by which").hasLineCount(1);
        assertThat(run("twin", "run", "flash-sale", "--book", mine.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("asks in flash-sale: add a plan p1").hasLineCount(2);
        assertThat(run("twin", "run", "flash-sale", "--book", "none.yaml")).isEqualTo(1);
        assertThat(err.toString())
                .contains("none.yaml: cannot be read: give the book of routing, as YAML")
                .hasLineCount(3);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void surgeSaysWhatSharingIsWorthAndInvariantsWhatNeverHappened() {
        assertThat(run("twin", "surge", "--runs", "3")).isZero();
        assertThat(out.toString()).contains("3 pairs").contains("abandonment, flooded centre, shared");
        assertThat(run("twin", "invariants", "--items", "20000")).isZero();
        assertThat(out.toString())
                .contains("20000 items: no hard constraint broken, every item somewhere")
                .containsPattern("[1-9][0-9]* items escalated, each once, when 3 offers had come back");
        assertThat(run("twin", "surge", "--runs", "1")).isEqualTo(1);
    }

    @Test
    void alarmsSaysWhatTheSettingsOfTheRoutingJobAreWorth() throws IOException {
        Path config = Files.writeString(folder.resolve("routing.yaml"), "surges: {threshold: 12, dispersion: 1.5}");
        Path json = folder.resolve("alarms.json");

        assertThat(alarms("--config", config.toString(), "--threshold", "11", "--json", json.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("2 places, learned for 1 weeks and watched for 1: 2 weeks of a place, 14 floods of each kind")
                .contains("threshold 11.0, dispersion 1.5, half-life PT40M, level 0.4 to 2.0")
                .containsPattern("(?m)^false alarms, a place and week +\\d+\\.\\d{3} ± \\d+\\.\\d{3} ")
                .containsPattern("(?m)^flood in the busiest hour told after, min +\\d\\.\\d{3} ± ");
        assertThat(err.toString()).contains("2 of 2 places");
        assertThat(json).content().contains("\"threshold\" : 11.0").contains("\"detector\" : \"windows of 5 min\"");
    }

    @Test
    void whatIsWrongWithTheSettingsOfAlarmsIsALine() throws IOException {
        Path config = Files.writeString(folder.resolve("routing.yaml"), "surges: {threshold: 0}");

        assertThat(alarms("--config", config.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("routing.yaml: surges: threshold 0.0")
                .hasLineCount(1);
        assertThat(alarms("--dispersion", "0.5")).isEqualTo(1);
        assertThat(err.toString())
                .contains("give a dispersion of 1 or more, the rest above 0, in order")
                .hasLineCount(2);
        assertThat(alarms("--factor", "1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("1.0 times as many in a flood: give")
                .hasLineCount(3);
        assertThat(alarms("--floods", "0")).isEqualTo(1);
        assertThat(err.toString())
                .contains("0 floods a day: play 2 seeds or more")
                .hasLineCount(4);
    }

    private int alarms(String... options) {
        List<String> args = new ArrayList<>(List.of("twin", "alarms", "--seeds", "2", "--learn", "1", "--weeks", "1"));
        args.addAll(List.of(options));
        return run(args.toArray(new String[0]));
    }

    private int run(String... args) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
