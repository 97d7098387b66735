package io.switchboard.routing;

import static io.switchboard.routing.Desk.NINE;
import static io.switchboard.routing.Desk.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.Proves;
import io.switchboard.event.Channel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of dimensions, as written and as computed. */
class DimensionTest {

    private static final long SEED = 20261125;
    private static final Scales SCALES = new Scales(0.25, 100, 10, minutes(60), 2, 60_000, Map.of("DE", Set.of("FR")));

    /** Everything in it is told apart from everything else. */
    static Pairing rich(long at) {
        Need need = new Need(Channel.CHAT, 2, "network", "fr", 2, "FR", Set.of("EU"), minutes(10));
        Background background = new Background(3, 0.3, -0.5, 2, 0.4, 2, 1, 1, 0.7, Map.of("kim", 14.0), true);
        Item item = Item.entering("i", NINE, need, new Promise(minutes(20), minutes(100), 30), background);
        Profile profile = new Profile(
                "desk",
                "DE",
                Map.of("network", 4),
                Map.of("fr", 4),
                Set.of("EU"),
                Map.of(Channel.CHAT, 3),
                Map.of("network", 0.8),
                Map.of("network", 0.6));
        Agent agent = new Agent("kim", profile, new Standing(0.9, 3.7, 0.25, at + minutes(20)));
        return new Pairing(item, agent, Filter.NONE, at, at - minutes(10), 3, at - 1000, 0.5, SCALES);
    }

    @Test
    void thereAreTwentyEightWithLastingIdsAndNumbersUnitsAndSources() {
        assertThat(Dimension.all())
                .extracting(Dimension::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 28).boxed().toList());
        assertThat(Dimension.all())
                .extracting(Dimension::id)
                .containsExactly(
                        "customer.tier",
                        "customer.churn-risk",
                        "customer.sentiment",
                        "customer.effort",
                        "sla.response-urgency",
                        "sla.resolution-slack",
                        "sla.breach-risk",
                        "sla.penalty",
                        "sla.entitlement",
                        "ticket.severity",
                        "ticket.skills",
                        "ticket.handle-time",
                        "ticket.capacity",
                        "history.affinity",
                        "history.returns",
                        "history.resolution-rate",
                        "language.level",
                        "compliance.clearance",
                        "region.nearness",
                        "agent.shift-left",
                        "agent.proficiency",
                        "agent.speed",
                        "agent.quality",
                        "agent.idle-time",
                        "load.spare-capacity",
                        "load.congestion",
                        "health.incident",
                        "health.endpoint");
        assertThat(Dimension.all()).allSatisfy(dimension -> {
            assertThat(dimension.unit()).isNotBlank();
            assertThat(dimension.source()).isNotBlank();
        });
    }

    @Test
    void fourArePureGatesFourAreBothAndTheWeightsAddUpToOne() {
        assertThat(numbers(Dimension.all().stream()
                        .filter(dimension -> dimension.isGate() && !dimension.isWeighed())
                        .toList()))
                .containsExactly(9, 11, 13, 18);
        assertThat(numbers(Dimension.all().stream()
                        .filter(dimension -> dimension.isGate() && dimension.isWeighed())
                        .toList()))
                .containsExactly(17, 19, 20, 28);
        assertThat(Dimension.all().stream()
                        .mapToDouble(Dimension::defaultWeight)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    private static List<Integer> numbers(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::number).toList();
    }

    /** Each by hand from the table. */
    @Test
    void eachDimensionIsNormalisedAsTheTableSays() {
        Pairing pairing = rich(NINE + minutes(10));
        double[] expected = new double[29];
        expected[1] = 0.75;
        expected[2] = 0.3;
        expected[3] = 0.75;
        expected[4] = 1 - Math.exp(-1);
        expected[5] = 0.25;
        expected[6] = 1 - 0.8;
        expected[7] = 0.4;
        expected[8] = Math.log(31) / Math.log(101);
        expected[10] = 0.66;
        expected[12] = 1 - 12.5 / 60;
        expected[14] = Math.exp(-1);
        expected[15] = 1 - Math.exp(-2);
        expected[16] = 0.6;
        expected[17] = 0.4;
        expected[19] = 0.5;
        expected[20] = 0.8;
        expected[21] = 3 / 9.0;
        expected[22] = 0.3 / 0.75;
        expected[23] = 0.9;
        expected[24] = 1 - Math.exp(-1);
        expected[25] = 0.75;
        expected[26] = 0.75;
        expected[27] = 0.7;
        expected[28] = 0.5;
        for (Dimension dimension : Dimension.all()) {
            if (dimension.isWeighed()) {
                assertThat(dimension.value(pairing))
                        .as(dimension.id())
                        .isCloseTo(expected[dimension.number()], within(1e-12));
            }
        }
        assertThat(Score.closed(pairing)).isEmpty();
    }

    @Test
    void urgencyGrowsSlowerPastTheDueTimeAndEndsAtOne() {
        assertThat(urgency(20)).isEqualTo(0.5);
        assertThat(urgency(40)).isCloseTo(0.625, within(1e-12));
        assertThat(urgency(100)).isCloseTo(1, within(1e-12));
        assertThat(urgency(1000)).isEqualTo(1);
    }

    private static double urgency(long minutes) {
        return Dimension.RESPONSE_URGENCY.value(rich(NINE + minutes(minutes)));
    }

    @Test
    @Proves("R-99")
    void theScoreIsTheSumOfItsReasonsToTheLastBitAndEveryValueIsFromZeroToOne() {
        Random random = new Random(SEED);
        Weights weights = Weights.defaults(SCALES);
        for (int run = 0; run < 2_000; run++) {
            Pairing pairing = Crowd.pairing(random, SCALES);
            List<Reason> reasons = Score.reasons(pairing, weights);
            double sum = 0;
            for (Reason reason : reasons) {
                assertThat(reason.value())
                        .as("run %d of seed %d: %s", run, SEED, reason)
                        .isBetween(0.0, 1.0);
                sum += reason.contribution();
            }
            assertThat(reasons).hasSize(24);
            assertThat(Score.of(pairing, weights))
                    .as("run %d of seed %d", run, SEED)
                    .isEqualTo(sum);
        }
    }

    /** What keeps items in order without scoring them: the line an item is on is its part of the score, until it bends. */
    @Test
    void theLineOfAnItemIsItsPartOfTheScoreUntilItBends() {
        Random random = new Random(SEED);
        Weights weights = Weights.defaults(SCALES);
        for (int run = 0; run < 5_000; run++) {
            Pairing pairing = Crowd.pairing(random, SCALES);
            Item item = pairing.item();
            double constant = Constants.of(item, weights);
            Line line = Line.of(item, weights, constant, pairing.at());
            long last = Math.min(line.until() - 1, pairing.at() + minutes(600));
            assertThat(last).as("run %d of seed %d", run, SEED).isGreaterThanOrEqualTo(pairing.at());
            for (long at : new long[] {pairing.at(), (pairing.at() + last) / 2, last}) {
                Pairing then = Crowd.at(pairing, at);
                assertThat(line.value(item, at))
                        .as("run %d of seed %d at %d", run, SEED, at)
                        .isCloseTo(Score.part(then, weights, Dimension.Of.ITEM), within(1e-9));
            }
        }
    }
}
