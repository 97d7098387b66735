package io.switchboard.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A tree says what comes first; chunks say the same. */
class OrderedTest {

    private record Thing(double number, int name) {}

    private static final Comparator<Thing> BY_NAME = Comparator.comparingInt(Thing::name);
    private static final Comparator<Thing> BY_NUMBER =
            Comparator.comparingDouble(Thing::number).thenComparing(BY_NAME);

    @Property(tries = 100)
    void whateverComesAndGoesStandsInTheOrderOfATree(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5_000) int numbers,
            @ForAll @IntRange(min = 1, max = 9) int coming) {
        Random random = new Random(seed);
        NavigableSet<Thing> tree = new TreeSet<>(BY_NUMBER);
        Ordered<Thing> ordered = new Ordered<>(BY_NAME);
        for (int i = 0; i < 8_000; i++) {
            // what is wanted more often than not turns round half way, so that chunks split and then empty
            boolean comes = random.nextInt(10) < (i < 4_000 ? coming : 10 - coming);
            if (comes) {
                Thing thing = new Thing(random.nextInt(numbers) / 8.0, i);
                tree.add(thing);
                ordered.add(thing.number(), thing);
            } else if (!tree.isEmpty()) {
                Thing thing = random.nextBoolean() ? tree.first() : nearby(tree, random.nextInt(numbers) / 8.0);
                tree.remove(thing);
                assertThat(ordered.remove(thing.number(), thing)).isTrue();
            }
            assertThat(ordered.first()).isEqualTo(tree.isEmpty() ? null : tree.first());
            assertThat(ordered.size()).isEqualTo(tree.size());
        }
        assertThat(ordered).containsExactlyElementsOf(tree);
    }

    private static Thing nearby(NavigableSet<Thing> tree, double number) {
        Thing near = tree.ceiling(new Thing(number, 0));
        return near == null ? tree.last() : near;
    }

    @Property(tries = 20)
    void whatIsThereAlreadyIsNotThereTwice(@ForAll @IntRange(min = 1, max = 2_000) int many) {
        Ordered<Thing> ordered = new Ordered<>(BY_NAME);
        for (int i = 0; i < many; i++) {
            Thing thing = new Thing(i % 3, i);
            ordered.add(thing.number(), thing);
            ordered.add(thing.number(), thing);
            assertThat(ordered.remove(7, new Thing(7, i))).isFalse();
        }
        assertThat(ordered.size()).isEqualTo(many);
    }
}
