package io.switchboard.policy;

import static io.switchboard.policy.FactsFixture.ticket;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.Proves;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyBookTest {

    private static final String CALENDARS =
            """
            calendars:
              always: {zone: UTC, open: 24x7}
              office: {zone: Europe/Berlin, open: [{days: Mon-Fri, hours: "09:00-17:00"}]}
            policies:
            """;

    private static final long FRIDAY = at("2026-10-02T06:00:00Z");

    @Test
    @Proves("R-29")
    void theHighestRankComesFirstAndTiesGoById() {
        PolicyBook book = book(
                policy("b", 1, "rank: 5", "FIRST_REPLY", "within: 2h, calendar: always", ""),
                policy("low", 1, "rank: -1", "FIRST_REPLY", "within: 3h, calendar: always", ""),
                policy("a", 1, "rank: 5", "FIRST_REPLY", "within: 1h, calendar: always", ""));

        assertThat(heldAt(book, FRIDAY)).containsExactly("a/1 FIRST_REPLY");
    }

    @Test
    @Proves("R-29")
    void oneClockOfTheFirstMatchRunsBesideOtherClocksOfOthers() {
        PolicyBook book = book(
                policy("a", 1, "rank: 5", "FIRST_REPLY", "within: 1h, calendar: always", ""),
                policy("b", 1, "rank: 1", "FIRST_RESOLUTION", "within: 1h, calendar: always", ""));

        assertThat(heldAt(book, FRIDAY)).containsExactly("a/1 FIRST_REPLY", "b/1 FIRST_RESOLUTION");
    }

    @Test
    @Proves("R-29")
    void allThatMatchRunWhereTheHighestRankSaysSo() {
        String all = policy("a", 1, "rank: 5", "FIRST_REPLY", "within: 1h, calendar: always", "mode: ALL_MATCH");
        String other = policy("b", 1, "rank: 1", "FIRST_REPLY", "within: 2h, calendar: always", "");

        assertThat(heldAt(book(all, other), FRIDAY)).containsExactly("a/1 FIRST_REPLY", "b/1 FIRST_REPLY");
        assertThat(heldAt(book(all.replace("rank: 5", "rank: 0"), other), FRIDAY))
                .containsExactly("b/1 FIRST_REPLY");
    }

    @Test
    @Proves("R-29")
    void theStrictestIsTheOneDueFirstByItsOwnCalendar() {
        PolicyBook book = book(
                policy("a", 1, "rank: 5", "FIRST_REPLY", "within: 2h, calendar: office", "mode: STRICTEST"),
                policy("b", 1, "rank: 1", "FIRST_REPLY", "within: 4h, calendar: always", ""),
                policy("c", 1, "rank: 3", "FIRST_REPLY", "given: true", ""));

        assertThat(heldAt(book, at("2026-10-02T07:00:00Z"))).containsExactly("a/1 FIRST_REPLY");
        assertThat(heldAt(book, at("2026-10-02T16:00:00Z")))
                .as("the office is closed: four hours round the clock are sooner")
                .containsExactly("b/1 FIRST_REPLY");
        assertThat(names(book.held(ItemType.TICKET, FRIDAY, FRIDAY, Priority.P3, FRIDAY + 1_000, ticket("x", "P3"))))
                .as("the source gives a sooner one")
                .containsExactly("c/1 FIRST_REPLY");
    }

    @Test
    @Proves("R-54")
    void aPolicyIsForTheItemsThatItsConditionHoldsOf() {
        PolicyBook book = book(
                policy("gold", 1, "when: \"customer.tier >= 3\"", "FIRST_REPLY", "within: 1h, calendar: always", ""),
                policy(
                        "net",
                        1,
                        "when: \"item.category == 'net'\"",
                        "FIRST_REPLY",
                        "within: 1h, calendar: always",
                        ""));

        assertThat(names(held(book, FRIDAY, FRIDAY, ticket("net", "P1", 0)))).containsExactly("net/1 FIRST_REPLY");
        assertThat(names(held(book, FRIDAY, FRIDAY, ticket("net", "P1", 3)))).containsExactly("gold/1 FIRST_REPLY");
        assertThat(names(held(book, FRIDAY, FRIDAY, ticket("disk", "P1", 0)))).isEmpty();
        assertThat(book.held(ItemType.CALL, FRIDAY, FRIDAY, null, 0, ticket("net", "P1", 3)))
                .as("policies for tickets")
                .isEmpty();
    }

    @Test
    void whatIsKeptOfMatchingIsBoundedAndNeverWrong() {
        PolicyBook book = book(IntStream.range(0, 100)
                .mapToObj(number -> policy(
                        "p%02d".formatted(number),
                        1,
                        "when: \"item.category == 'c%02d'\"".formatted(number),
                        "FIRST_REPLY",
                        "within: 1h, calendar: always",
                        ""))
                .toArray(String[]::new));

        for (int i = 0; i < 25_000; i++) {
            String category = "c%02d".formatted(i % 30_000);
            assertThat(held(book, FRIDAY, FRIDAY, ticket(category, "P1"))).hasSize(i < 100 ? 1 : 0);
        }
        assertThat(names(held(book, FRIDAY, FRIDAY, ticket("c42", "P1")))).containsExactly("p42/1 FIRST_REPLY");
    }

    @Test
    @Proves("R-50")
    void aNewVersionTakesUpTheOpenItemsFromWhenItComesIntoForce() {
        PolicyBook book = versions("OPEN_FROM_EFFECTIVE");

        assertThat(book.inForce("desk", turn() - 1, 0).version()).isEqualTo(1);
        assertThat(book.inForce("desk", turn(), 0).version()).isEqualTo(2);
        assertThat(book.inForce("desk", turn(), turn()).version()).isEqualTo(2);
        assertThat(book.inForce("other", turn(), 0)).isNull();
    }

    @Test
    @Proves("R-50")
    void aVersionForNewItemsLeavesTheOpenOnesUnderTheOld() {
        PolicyBook book = versions("NEW_ONLY");

        assertThat(book.inForce("desk", turn(), turn() - 1).version()).isEqualTo(1);
        assertThat(book.inForce("desk", turn(), turn()).version()).isEqualTo(2);
    }

    @Test
    @Proves("R-50")
    void theBookTurnsWhenAVersionComesIntoForceOrAPolicyIsRetired() {
        PolicyBook book = new PolicyBook(versions("NEW_ONLY").policies(), Map.of("desk", turn() + 5));

        assertThat(book.nextTurn(Long.MIN_VALUE)).isEqualTo(turn());
        assertThat(book.nextTurn(turn() - 1)).isEqualTo(turn());
        assertThat(book.nextTurn(turn())).isEqualTo(turn() + 5);
        assertThat(book.nextTurn(turn() + 5)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @Proves("R-53")
    void aRetiredPolicyHoldsNoItemFromThenOn() {
        PolicyBook book = new PolicyBook(versions("NEW_ONLY").policies(), Map.of("desk", turn()));

        assertThat(book.isRetired("desk", turn() - 1)).isFalse();
        assertThat(book.isRetired("desk", turn())).isTrue();
        assertThat(book.isRetired("never heard of", 0)).isTrue();
        assertThat(heldAt(book, turn() - 1)).containsExactly("desk/1 FIRST_REPLY");
        assertThat(heldAt(book, turn())).isEmpty();
    }

    @Test
    void aBookIsPrintedAlikeWhereverItIsReadAndHoweverItIsOrdered() {
        PolicyBook book = versions("NEW_ONLY");
        List<Policy> reversed = new ArrayList<>(book.policies());
        Collections.reverse(reversed);

        assertThat(book.print()).isNotZero().isEqualTo(versions("NEW_ONLY").print());
        assertThat(new PolicyBook(reversed).print()).isEqualTo(book.print());
        assertThat(new PolicyBook(List.of()).print()).isNotZero();
    }

    @Test
    void whateverABookSaysIsInItsPrint() {
        String one = policy("a", 1, "rank: 5", "FIRST_REPLY", "within: 1h, calendar: office", "levels: [{after: 1h}]");
        PolicyBook book = book(one);

        List<String> others = List.of(
                one.replace("rank: 5", "rank: 6"),
                one.replace("within: 1h", "within: 2h"),
                one.replace("office}", "always}"),
                one.replace("after: 1h", "after: 2h"),
                one.replace("after: 1h", "after: 1h, time: wall"),
                one.replace("after: 1h", "after: 1h, deliver: always"),
                one.replace("after: 1h", "after: 1h, notify: [ada]"),
                one.replace("levels:", "stop: \"item.answers > 1\"\n        levels:"),
                one.replace("levels:", "pause: [OPEN]\n        levels:"),
                one.replace("levels:", "options: {backdate: true}\n        levels:"));
        assertThat(others).allSatisfy(other -> assertThat(book(other).print()).isNotEqualTo(book.print()));
        assertThat(PolicyReader.read("x.yaml", (CALENDARS + one).replace("17:00", "18:00"))
                        .print())
                .as("the hours of a calendar")
                .isNotEqualTo(book.print());
        String breach = CALENDARS
                + one.replace("calendar: office", "calendar: always").replace("after: 1h", "at: 100%, deliver: office");
        assertThat(PolicyReader.read("x.yaml", breach.replace("17:00", "18:00")).print())
                .as("the hours in which the breach is delivered")
                .isNotEqualTo(PolicyReader.read("x.yaml", breach).print());
        assertThat(new PolicyBook(book.policies(), Map.of("a", 1L)).print()).isNotEqualTo(book.print());
    }

    @Test
    void thePrintIsTheSameInEveryJvm() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrintedElsewhere.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), UTF_8).strip();

        assertThat(other.waitFor()).as(printed).isZero();
        assertThat(printed).isEqualTo(String.valueOf(versions("NEW_ONLY").print()));
    }

    /** Prints a book in a JVM of its own. */
    static final class PrintedElsewhere {
        public static void main(String[] args) {
            System.out.println(versions("NEW_ONLY").print());
        }
    }

    @Test
    void aVersionIsThereOnce() {
        List<Policy> twice = List.of(
                versions("NEW_ONLY").policies().get(0),
                versions("NEW_ONLY").policies().get(0));

        assertThatThrownBy(() -> new PolicyBook(twice))
                .hasMessage("policy desk version 1 is there twice: raise the version of the newer");
    }

    private static PolicyBook versions(String mode) {
        return book(
                policy("desk", 1, "rank: 1", "FIRST_REPLY", "within: 1h, calendar: always", ""),
                policy(
                        "desk",
                        2,
                        "{effectiveFrom: 2026-10-05T00:00:00Z, publish: %s}".formatted(mode),
                        "FIRST_REPLY",
                        "within: 2h, calendar: always",
                        ""));
    }

    private static long turn() {
        return at("2026-10-05T00:00:00Z");
    }

    private static PolicyBook book(String... policies) {
        return PolicyReader.read("book.yaml", CALENDARS + String.join("", policies));
    }

    private static String policy(String id, int version, String more, String clock, String target, String moreOfClock) {
        String keys =
                more.startsWith("{") ? more.substring(1, more.length() - 1).replace(", ", "\n    ") : more;
        return """
          - id: %s
            version: %d
            items: TICKET
            defaultPriority: P3
            %s
            clocks:
              - clock: %s
                targets: {default: {%s}}
                %s
        """
                .formatted(id, version, keys, clock, target, moreOfClock);
    }

    private static List<String> heldAt(PolicyBook book, long at) {
        return names(held(book, at, at, ticket("net", "P1")));
    }

    private static List<Held> held(PolicyBook book, long openedAt, long at, Facts facts) {
        return book.held(ItemType.TICKET, openedAt, at, null, 0, facts);
    }

    private static List<String> names(List<Held> held) {
        return held.stream()
                .map(one -> "%s/%d %s"
                        .formatted(
                                one.policy().id(),
                                one.policy().version(),
                                one.rule().name()))
                .toList();
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
