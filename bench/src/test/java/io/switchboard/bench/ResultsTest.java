package io.switchboard.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.bench.Results.Point;
import io.switchboard.bench.contest.Latencies;
import io.switchboard.bench.contest.Pace;
import io.switchboard.bench.contest.Rounds;
import io.switchboard.bench.contest.Rounds.Spread;
import io.switchboard.bench.desk.Access;
import io.switchboard.bench.desk.Customers;
import io.switchboard.deploy.ClusterException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Plan PLAN = new Plan(100, Access.REALISTIC, Customers.EVEN, 2, Extent.SHORT);
    private static final Machine MACHINE =
            new Machine("a processor", 2, "17", "c0ffee-dirty", Map.of("Flink", "2.2.0"));

    private final Results results = new Results(PLAN);

    private static Pace pace(long perSecond) {
        return Pace.of(perSecond, 1);
    }

    @Test
    void ratiosAreToldWithTheirSpreadAndByWhatTheyWereMeasured() {
        Rounds<String> rates = new Rounds<>(List.of("limitB", "ours"));
        rates.next();
        rates.add("limitB", pace(100));
        rates.add("ours", pace(20));
        rates.next();
        rates.add("ours", pace(40));
        rates.add("limitB", pace(100));
        results.rates(rates);

        assertThat(results.spreads()).containsOnly(Map.entry("ofLimitB", new Spread((0.2 + 0.4) / 2, 0.2, 0.4)));
        assertThat(results.sustainable()).hasValue(30);
        assertThat(Tables.of(results, MACHINE))
                .startsWith("a processor, 2 cores, JVM 17, commit c0ffee-dirty, Flink 2.2.0")
                .contains("| ofLimitB | 0.300 | 0.200 to 0.400 |");
    }

    @Test
    void growthIsTheRateWithTheMostTicketsByThatWithTheFewest() {
        Point few = new Point(10, Access.REALISTIC);
        Point many = new Point(1_000, Access.REALISTIC);
        Point evenly = new Point(10, Access.UNIFORM);
        Rounds<Point> growth = new Rounds<>(List.of(many, few, evenly));
        growth.next();
        growth.add(few, pace(100));
        growth.add(many, pace(80));
        growth.add(evenly, pace(70));
        results.growth(growth);

        assertThat(results.ratios()).containsOnly(Map.entry(Growth.name("REALISTIC", 10, 1_000), 0.8));
        JsonNode json = Figures.of(results, MACHINE);
        assertThat(json.path("growth").asDouble()).isEqualTo(0.8);
        assertThat(json.path("growthPoints")).hasSize(3);
    }

    @Test
    void whereThePointWithTheMostTicketsHasFailedNoGrowthIsTold() {
        Point few = new Point(10, Access.REALISTIC);
        Point more = new Point(100, Access.REALISTIC);
        Point most = new Point(1_000, Access.REALISTIC);
        Rounds<Point> growth = new Rounds<>(List.of(few, more, most));
        growth.next();
        growth.add(few, pace(100));
        growth.add(more, pace(99));
        results.growth(growth);

        assertThat(results.ratios()).isEmpty();
        assertThat(Figures.of(results, MACHINE).has("growth")).isFalse();
    }

    @Test
    void latencyIsToldOfTheHighestRateThatWasAskedForAndOfAllRoundsTheMedian() {
        for (int most : List.of(200, 400, 300)) {
            results.seen(seen(latencies(most), latencies(most)));
        }
        results.seen(new Live.Seen(new Live(PLAN, 12_345), feeding(10_000), latencies(9_000), latencies(9_000)));

        JsonNode told = Figures.of(results, MACHINE).path("latencyMs");
        assertThat(told.path("eventsPerSecond").asInt()).isEqualTo(1_000);
        assertThat(told.path("p50").asDouble()).isEqualTo(149);
        assertThat(told.path("p99").asDouble()).isEqualTo(296);
    }

    @Test
    void nothingThatWasNotMeasuredIsToldAndNothingIsNoNumber() {
        JsonNode json = Figures.of(results, MACHINE);

        assertThat(json.properties()).extracting(Map.Entry::getKey).containsExactly("machine", "desk");
        assertThat(json.toString()).doesNotContain("NaN");
        assertThat(Tables.of(results, MACHINE)).startsWith("a processor");
    }

    @Test
    void withoutARateOfOursNoneIsSustainable() {
        assertThat(results.sustainable()).isEmpty();
        assertThat(results.ratios()).isEmpty();
    }

    @Test
    void deadlinesThatOnlySomeReadersHaveSeenAreNoResult() {
        Latencies two = latencies(2);
        Latencies one = latencies(1);
        Latencies none = latencies(0);

        assertThat(seen(two, two).complete().committed().count()).isEqualTo(2);
        assertThatThrownBy(() -> seen(two, one).complete())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("have seen 2 deadlines, of the fast topic 1");
        assertThatThrownBy(() -> seen(none, none).complete()).isInstanceOf(ClusterException.class);
    }

    @Test
    void eventsThatCameMoreSlowlyThanTheyWereToAreNoResult() {
        assertThat(feeding(9_901).kept().perSecond()).isEqualTo(990.1);
        assertThatThrownBy(() -> feeding(9_899).kept())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("Only 990 of 1,000 events a second");
    }

    private static Feeding feeding(long events) {
        return new Feeding(1_000, events, 10, Duration.ofMillis(3));
    }

    private static Live.Seen seen(Latencies committed, Latencies fast) {
        return new Live.Seen(new Live(PLAN, 1_000), feeding(10_000), committed, fast);
    }

    private static Latencies latencies(int count) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < count; i++) {
            latencies.add(i);
        }
        return latencies;
    }
}
