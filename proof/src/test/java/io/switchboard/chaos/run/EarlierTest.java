package io.switchboard.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.chaos.fault.Schedule;
import io.switchboard.chaos.feed.Shape;
import io.switchboard.chaos.run.Played.Struck;
import io.switchboard.chaos.verdict.Verdict;
import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierTest {

    private static final Desk DESK = new Desk("0123456789abcdef", "judge", "all", 60, 150);

    @TempDir
    Path folder;

    @Test
    void whatHasAVerdictIsNotPlayedAgainAndIsCountedAsItWas() {
        List<Game> games = games();
        Played held = played(games.get(0), 0);
        Played broken = played(games.get(1), 3);
        Played none = Played.none(games.get(2), "no broker answered", 12);
        Path file = folder.resolve("report.json");
        new Report(DESK, List.of(), List.of(held, broken, none)).write(file);

        Earlier earlier = Earlier.read(file, DESK, games);

        assertThat(earlier.played()).containsExactly(held, broken);
        assertThat(earlier.left(games)).containsExactly(games.get(2), games.get(3));
        assertThat(earlier.fruitless()).containsExactly("seed 3: no broker answered");
        new Report(DESK, earlier.fruitless(), earlier.played()).write(file);
        assertThat(Earlier.read(file, DESK, games)).isEqualTo(earlier);
    }

    @Test
    void aJobThatWasStuckIsAResultAndIsNotPlayedUntilItIsNot() {
        List<Game> games = games();
        Played stuck = new Played(games.get(0), null, "no checkpoint", true, 7, List.of(), 0, 0, 0, 90_000);
        Path file = folder.resolve("report.json");
        new Report(DESK, List.of(), List.of(stuck)).write(file);

        Earlier earlier = Earlier.read(file, DESK, games);

        assertThat(earlier.played()).containsExactly(stuck);
        assertThat(earlier.left(games)).hasSize(3);
        assertThat(new Report(DESK, earlier.fruitless(), earlier.played()).asItShould())
                .isFalse();
    }

    @Test
    void faultsThatWouldBeOthersTodayAreNotCounted() throws IOException {
        Path file = folder.resolve("report.json");
        new Report(DESK, List.of(), List.of(played(games().get(0), 0))).write(file);
        String kind = games().get(0).schedule().faults().get(0).kind().name();
        Files.writeString(file, Files.readString(file).replace('"' + kind + '"', "\"SOLAR_FLARE\""));

        assertThatThrownBy(() -> Earlier.read(file, DESK, games()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("SOLAR_FLARE");
    }

    @Test
    void runsOfAnotherEngineAreNotGoneOnWith() {
        Path file = folder.resolve("report.json");
        new Report(DESK, List.of(), List.of(played(games().get(0), 0))).write(file);

        Desk other = new Desk("fedcba9876543210", "judge", "all", 60, 150);
        assertThatThrownBy(() -> Earlier.read(file, other, games()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(DESK.engine())
                .hasMessageContaining(other.engine());
    }

    @Test
    void aFileThatIsNoReportIsRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "[1, 2");

        assertThatThrownBy(() -> Earlier.read(file, DESK, games()))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("report.json is no report to go on from");
    }

    private static List<Game> games() {
        Setting setting =
                Setting.of(Shape.of(Duration.ofSeconds(60), 150), Setting.ALL_CLOCKS, Path.of("switchboard.jar"));
        return LongStream.rangeClosed(1, 4)
                .mapToObj(seed -> new Game(Schedule.of(seed, Set.of()), setting))
                .toList();
    }

    private static Played played(Game game, int lost) {
        List<Struck> struck = List.of(
                new Struck(game.schedule().faults().get(0), true, 4_001, 9_250, 1_733),
                new Struck(game.schedule().faults().get(1), false, 12_003, 12_003, -1));
        Verdict verdict = new Verdict(37_458, lost, 0, 0, 0, 12, 1, 0, 0, 9_876, lost == 0 ? "" : "lost: one");
        return new Played(game, verdict, null, false, 11_496, struck, 1, 0, 640, 136_200);
    }
}
