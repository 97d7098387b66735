package io.switchboard.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.deploy.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

    private static final String HERE = "this processor";
    private static final Cost THEN = new Cost(10, 1_000);

    @TempDir
    private Path folder;

    private static Costs kept(String processor) {
        return new Costs(Map.of(Part.ENGINE, THEN.bytes()), Map.of(processor, Map.of(Part.ENGINE, THEN.yardsticks())));
    }

    private static Gate measured(String keptOn, Cost... rounds) {
        Queue<Cost> left = new ArrayDeque<>(List.of(rounds));
        Gate gate = new Gate(part -> left.size() > 1 ? left.remove() : left.element(), kept(keptOn), HERE);
        gate.run(1);
        return gate;
    }

    @Test
    void aPartThatIsMoreThanFifteenPercentSlowerIsLost() {
        assertThat(measured(HERE, new Cost(11.7, 1_000)).lost()).isEmpty();
        assertThat(measured(HERE, new Cost(11.8, 1_000)).lost()).containsExactly(Part.ENGINE);
    }

    @Test
    void aPartThatPutsMoreOnTheHeapIsLostThoughItIsAsFast() {
        assertThat(measured(HERE, new Cost(10, 1_166)).lost()).isEmpty();
        assertThat(measured(HERE, new Cost(10, 1_167)).lost()).containsExactly(Part.ENGINE);
    }

    @Test
    void oneBusyMinuteOfANeighbourIsNoLoss() {
        Gate gate = measured(HERE, new Cost(30, 1_000), new Cost(10.2, 1_000), new Cost(9.9, 1_000));

        assertThat(gate.lost()).isEmpty();
        assertThat(gate.costs()).containsEntry(Part.ENGINE, new Cost(10.2, 1_000));
    }

    @Test
    void oneLuckyLookAmongSlowOnesIsALoss() {
        Cost lucky = new Cost(11, 1_000);
        Cost slow = new Cost(13, 1_000);

        assertThat(measured(HERE, lucky, slow).lost()).containsExactly(Part.ENGINE);
        assertThat(measured(HERE, slow, lucky, slow).lost()).containsExactly(Part.ENGINE);
    }

    @Test
    void whatIsHardlySlowerIsMeasuredOnce() {
        List<Integer> asked = new ArrayList<>();
        Gate gate = new Gate(
                part -> {
                    asked.add(1);
                    return new Cost(10.4, 1_000);
                },
                kept(HERE),
                HERE);

        gate.run(1);

        assertThat(asked).hasSize(1);
    }

    @Test
    void aLossIsMeasuredOftenButNotForEver() {
        List<Integer> asked = new ArrayList<>();
        Gate gate = new Gate(
                part -> {
                    asked.add(1);
                    return new Cost(20, 1_000);
                },
                kept(HERE),
                HERE);

        gate.run(1);

        assertThat(asked).hasSize(Gate.MOST_ROUNDS);
        assertThat(gate.lost()).containsExactly(Part.ENGINE);
    }

    @Test
    void onAnotherProcessorOnlyBytesAreJudged() {
        assertThat(measured("another", new Cost(99, 1_000)).lost()).isEmpty();
        assertThat(measured("another", new Cost(99, 2_000)).lost()).containsExactly(Part.ENGINE);
        assertThat(measured("another", new Cost(99, 1_000)).untimed()).containsExactly(Part.ENGINE);
        assertThat(measured(HERE, new Cost(10, 1_000)).untimed()).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() {
        Path file = folder.resolve("gate.json");

        kept(HERE).write(file);

        assertThat(Costs.read(file)).isEqualTo(kept(HERE));
    }

    @Test
    void eachProcessorKeepsItsTimesWhenAnotherIsWritten() {
        Costs both = kept("another").with(HERE, Map.of(Part.ENGINE, new Cost(7, 900)));

        assertThat(both.of(Part.ENGINE, "another")).isEqualTo(new Cost(10, 900));
        assertThat(both.of(Part.ENGINE, HERE)).isEqualTo(new Cost(7, 900));
    }

    @Test
    void aFileThatNamesAPartThatThereIsNotCanBeWrittenOver() throws IOException {
        Path file = Files.writeString(
                folder.resolve("gate.json"),
                "{\"bytes\": {\"MOTOR\": 1}, \"yardsticks\": {\"another\": {\"ENGINE\": 10, \"MOTOR\": 1}}}");

        assertThat(Costs.toWriteOver(file).with(HERE, Map.of(Part.ENGINE, THEN)).of(Part.ENGINE, "another"))
                .isEqualTo(THEN);
        assertThat(Costs.toWriteOver(folder.resolve("none.json")).yardsticks()).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsRefusedWithARemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("gate.json"), "{\"bytes\": {\"ENGINE\": 1, \"MOTOR\": 1}}");

        assertThatThrownBy(() -> Costs.read(file))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("a part MOTOR that there is not")
                .hasMessageContaining("bench gate --write");
        assertThatThrownBy(() -> Costs.read(folder.resolve("none.json")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("none.json");
    }
}
