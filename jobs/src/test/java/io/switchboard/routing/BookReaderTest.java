package io.switchboard.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.event.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is wrong with a book is one line that names it and the remedy, and the one before stays in force. */
class BookReaderTest {

    static final String BOOK =
            """
            routing:
              id: cloud
              version: 3
              settings: {ageing: 4h, offer: 20s, decline: 30m, hops: 3, most: 5000, exclusive: [PHONE]}
              centres:
                frankfurt: {zone: Europe/Berlin, region: emea, pools: [desk, experts]}
                beijing: {zone: Asia/Shanghai, region: apac, pools: [night]}
              plans:
                desk:
                  version: 2
                  steps:
                    - {lastAgentOnly: true, expiry: 15s}
                    - {pools: [desk], skills: {network: 5}, spare: {desk: 1}, expiry: 2m}
                    - {hard: true, clearances: [EU]}
                  finalStep: OVERFLOW
                  overflow: night
                night:
                  version: 1
                  steps: [{pools: [night], regions: [apac], expiry: 10m}]
                  finalStep: ANY_IN_POOL
            """;

    @Test
    void aBookIsReadAsItIsWritten() {
        RoutingBook book = BookReader.read("cloud.yaml", BOOK);
        assertThat(book.settings())
                .isEqualTo(new Settings(14_400_000, 20_000, 1_800_000, 3, 5_000, Set.of(Channel.PHONE), true));
        assertThat(book.centres()).contains(new Centre("beijing", ZoneId.of("Asia/Shanghai"), "apac", Set.of("night")));
        Plan desk = book.plan("desk").orElseThrow();
        assertThat(desk.version()).isEqualTo(2);
        assertThat(desk.overflow()).isEqualTo("night");
        assertThat(desk.steps())
                .containsExactly(
                        PlanStep.ofLastAgent(15_000),
                        PlanStep.of(Set.of("desk"), 120_000)
                                .skilled(Map.of("network", 5))
                                .sparing(Map.of("desk", 1)),
                        PlanStep.ofHard(Set.of(), Set.of(), Set.of("EU")));
        assertThat(book.weights()).isEqualTo(Weights.defaults(Scales.DEFAULT));
    }

    @Test
    void poolsAreHelpedByThoseThatAStepNamesOnTermsOfTheBook() {
        RoutingBook book = BookReader.read(
                "cloud.yaml",
                BOOK.replace("pools: [night], regions", "pools: [night], helpers: [desk], regions")
                        .replace(
                                "exclusive: [PHONE]",
                                "sharing: {queuePerAgent: 0.2, ratio: 4, kept: 1.5, reserve: 1, release: 10m}"));
        assertThat(book.plan("night").orElseThrow().steps().get(0).helpers()).containsExactly("desk");
        assertThat(book.settings().sharing()).isEqualTo(new Sharing.Terms(0.2, 4, 1.5, 1, 600_000));
    }

    @Test
    void whateverIsWrongIsSaidInOneLine() {
        refused(
                "pools: [night], regions",
                "pools: [night], helpers: [dask], regions",
                "plan night asks for pool dask, which no centre has");
        refused(
                "hard: true, clearances",
                "hard: true, pools: [desk], helpers: [night], clearances",
                "helpers [night] help the pools of a step that expires");
        refused("exclusive: [PHONE]", "sharing: {ratio: 0}", "\"0\"");
        refused("zone: Asia/Shanghai, ", "", "cloud.yaml:7: routing.centres.beijing: has no \"zone\": add zone: ...");
        refused("Asia/Shanghai", "Asia/Shanghia", "unknown time zone \"Asia/Shanghia\": write one as Europe/Berlin");
        refused(
                "pools: [night], regions",
                "pools: [nigth], regions",
                "plan night asks for pool nigth, which no centre has");
        refused(
                "steps: [{pools: [night], regions: [apac], expiry: 10m}]",
                "steps: []",
                "plan night has no steps that expire: give it at least one");
        refused("overflow: night", "overflow: nihgt", "plan desk overflows to nihgt, of which there is no plan");
        refused(
                "finalStep: ANY_IN_POOL",
                "finalStep: OVERFLOW\n      overflow: desk",
                "overflows in a circle: let one of them hold its items");
        refused("expiry: 2m", "expiry: 0s", "\"0s\" is no time at all: give it some");
        refused("clearances: [EU]", "clearances: [EU], expiry: 1m", "a hard step never expires: remove it, or hard");
        refused("most: 5000", "most: -1", "\"-1\" is not a count");
        refused("plans:", "plan:", "unknown key \"plan\": did you mean plans?");
        refused(
                "settings:",
                "weights: {id: w, version: 1, dimensions: {customer.tier: 0.5}}\n  settings:",
                "customer.churn-risk has no weight");
    }

    private static void refused(String part, String by, String complaint) {
        assertThat(BOOK).contains(part);
        assertThatThrownBy(() -> BookReader.read("cloud.yaml", BOOK.replace(part, by)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aVersionIsForGoodAndWhatCannotBeUsedLeavesTheLastGoodOneInForce() {
        RoutingBooks books = RoutingBooks.of(BookReader.read("cloud.yaml", BOOK));
        String next = BOOK.replace("version: 3", "version: 4").replace("5000", "6000");
        RoutingBooks after = books.with(published(4, next));
        assertThat(after.inForce(NOON.toEpochMilli() - 1).version()).isEqualTo(3);
        assertThat(after.inForce(NOON.toEpochMilli()).version()).isEqualTo(4);
        assertThat(after.with(published(4, next))).isSameAs(after);
        assertThatThrownBy(() -> after.with(published(4, next.replace("6000", "7000"))))
                .hasMessage("cloud/4: version 4 is known and says something else: a version is for good, raise it");
        assertThatThrownBy(() -> after.with(published(5, next)))
                .hasMessage("cloud/5: is book cloud version 4: publish it as that");
        assertThatThrownBy(() -> books.with(published(4, next.replace("expiry: 2m", "expiry: 3m"))))
                .hasMessage("cloud/4: plan desk version 2 says something else in version 3: raise it");
    }

    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

    private static BookPublication published(int version, String document) {
        return new BookPublication("cloud", version, NOON, NOON, null, null, document);
    }
}
