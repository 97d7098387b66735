package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.policy.PolicyException;
import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Verdict;
import io.switchboard.twin.FeedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Books of routing that somebody wrote, in the twin. */
class BookTest {

    private static final long SEED = 7;
    private static final String NAME = Book.own().name();
    private static final String SILENCE = "heartbeatWithin: 999999999h";

    /** The twin's own, but for what it says there. */
    private static Book changed(String from, String to) {
        assertThat(Play.book()).contains(from);
        return Book.read("mine.yaml", Play.book().replace(from, to));
    }

    private static void refused(Book book, String complaint) {
        assertThatThrownBy(() -> new Comparison(2, 3_000, book, line -> {}))
                .isInstanceOf(FeedException.class)
                .hasMessage(complaint);
    }

    @Test
    void aBookThatLacksWhatTheScenarioAsksForIsRefusedInALineThatNamesIt() {
        refused(
                changed("    p1:\n", "    p9:\n"),
                "book %s has no plan p1, by which the class of that name asks in the head-to-head scenario: add a plan p1"
                        .formatted(NAME));
        refused(
                changed("general-2", "general-3"),
                "book %s has no pool general-2, in which there are agents in the head-to-head scenario: add it to the pools of a centre"
                        .formatted(NAME));
        assertThatThrownBy(() -> Play.of("usual-day").by(changed("    p1:\n", "    p9:\n")))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("book %s has no plan p1, by which".formatted(NAME))
                .hasMessageContaining("asks in usual-day");
    }

    @Test
    void whatTheTwinCannotPlayIsRefused() {
        String ends = "expiry: 1h}\n      finalStep: ANY_IN_POOL\n    p1:";
        refused(
                changed(ends, "expiry: 1h}\n      finalStep: OVERFLOW\n      overflow: p3\n    p1:"),
                "book %s: plan call overflows to p3, and in the head-to-head scenario there is no other domain: let it end with ANY_IN_POOL or HOLD_AND_ESCALATE"
                        .formatted(NAME));
        refused(
                changed("exclusive: [PHONE, WEB]", "exclusive: []"),
                "book %s lets an agent have [PHONE, WEB] beside each other, and in the head-to-head scenario nobody does: write exclusive: [PHONE, WEB]"
                        .formatted(NAME));
        refused(
                changed(SILENCE, "heartbeatWithin: 1s"),
                "book %s has heartbeatWithin 1000 ms, and the agents of the head-to-head scenario give no sign of life so often: make it 2s or more"
                        .formatted(NAME));
    }

    @Test
    void oneWhoseAgentsMayHaveTicketsBesideChatsIsRefusedOnlyWhereThereAreChats() {
        Book book = changed("exclusive: [PHONE, WEB]", "exclusive: [PHONE]");

        assertThat(Play.of("usual-day").by(book).policy()).isEqualTo(NAME);
        assertThatThrownBy(() -> Play.of("chat-storm").by(book))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("lets an agent have [WEB, CHAT] beside each other");
    }

    @Test
    void aClassThatNobodyIsOfNeedsNoPlan() {
        Play play = new Play(Written.scenario("mix: {p1: 0}", "hours: 1")).by(changed("    p1:\n", "    p9:\n"));

        assertThat(play.play(SEED, request -> {}, ruling -> {})).containsPattern("(?m)^ +" + NAME + " +one queue$");
    }

    /** Without their signs of life all of them would be away after a minute. */
    @Test
    void agentsWhoAreAskedAcceptAtOnceAndGiveTheSignsOfLifeThatTheBookWants() {
        Book asking = Book.read(
                "mine.yaml", Play.book().replace("offer: 0s", "offer: 20s").replace(SILENCE, "heartbeatWithin: 1m"));
        Staging staging = Written.scenario("hours: 3", "load: 0.95");
        List<Request> requests = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        String asked = new Play(staging).by(asking).play(SEED, requests::add, rulings::add);
        String assigned = new Play(staging).play(SEED, request -> {}, ruling -> {});

        assertThat(asked.lines().skip(1))
                .containsExactlyElementsOf(assigned.lines().skip(1).toList());
        assertThat(rulings).extracting(Ruling::number).isSorted();
        assertThat(rulings)
                .extracting(ruling -> ruling.decision().verdict())
                .contains(Verdict.OFFERED, Verdict.ASSIGNED)
                .doesNotContain(Verdict.TIMED_OUT, Verdict.WITHDRAWN);
        assertThat(requests)
                .filteredOn(request -> request.kind() == Request.Kind.AGENT)
                .hasSizeGreaterThan(40 * 170);
    }

    @Test
    void aBookByWhichSomebodyWaitsForEverEndsTheComparison() {
        String steps = "    p1:\n      version: 1\n      steps:\n";
        Book book = changed(steps, steps + "        - {hard: true, clearances: [none-has-it]}\n");
        Comparison comparison = new Comparison(2, 3_000, book, line -> {});

        assertThatThrownBy(() -> comparison.play(SEED))
                .isInstanceOf(FeedException.class)
                .hasMessage(
                        "by %s some of those who came first still wait when 30000 have come: let every plan end with somebody who is there"
                                .formatted(NAME));
    }

    @Test
    void whatIsNoBookIsALine() {
        assertThatThrownBy(() -> Book.of(Path.of("none.yaml")))
                .isInstanceOf(FeedException.class)
                .hasMessage("none.yaml: cannot be read: give the book of routing, as YAML");
        assertThatThrownBy(() -> Book.read("mine.yaml", "routing: {id: mine, version: 1}"))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("mine.yaml:1: ");
    }

    /** They exist once: in the document. */
    @Test
    void theTwinsOwnBookIsOursInTheHeadToHeadComparison() {
        assertThat(Policy.plans()).extracting(plan -> plan.id()).containsExactly("call", "p1", "p2", "p3");
        assertThat(Policy.AGEING).isEqualTo(6 * 3_600_000L);
        assertThat(Play.of("usual-day").playedBy()).isEqualTo(Play.book());
    }
}
