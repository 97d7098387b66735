package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.switchboard.routing.Request;
import io.switchboard.routing.Ruling;
import io.switchboard.routing.Verdict;
import io.switchboard.twin.FeedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The scenarios that there are, and how one is played. */
class LibraryTest {

    private static final int MANY = 2_000;

    @Test
    void thereAreThirtyAndMoreWrittenByHandAndTwoThousandDifferentOnes() {
        assertThat(Library.names()).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
        List<String> names = Library.names(MANY);
        Set<Object> different = new HashSet<>();
        for (String name : names) {
            Staging staging = Library.named(name);
            assertThat(staging.name()).isEqualTo(name);
            different.add(essence(staging));
        }
        assertThat(names).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(different).as("what is played, apart from the name").hasSize(MANY);
    }

    /** Or it would only be told. */
    @Test
    void whatIsToldBesideAScenarioBefallsItIndeed() {
        List<String> combined = Library.names(MANY / 4).stream()
                .filter(name -> name.contains("+"))
                .toList();
        for (String name : combined) {
            Staging first = Library.named(name.substring(0, name.indexOf('+')));
            Staging second = Library.named(name.substring(name.indexOf('+') + 1, name.indexOf('~')));
            assertThat(events(second)).as(name).isPositive();
            assertThat(events(Library.named(name))).as(name).isEqualTo(events(first) + events(second));
        }
        assertThat(combined).hasSizeGreaterThan(400);
        assertThatThrownBy(() -> Library.named("usual-day+overload~1"))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("overload has neither floods nor absences, it can only be the first");
    }

    private static int events(Staging staging) {
        return staging.scenario().floods().size()
                + staging.scenario().absences().size();
    }

    private static Object essence(Staging staging) {
        Scenario scenario = staging.scenario();
        return List.of(
                scenario.classes(),
                scenario.population(),
                scenario.survey(),
                scenario.agents().stream()
                        .map(agent -> List.of(agent.team(), agent.bilingual(), agent.fromMillis(), agent.untilMillis()))
                        .toList(),
                scenario.perMilli(),
                java.util.Arrays.toString(scenario.profile()),
                scenario.busyness(),
                scenario.bilingualShare(),
                scenario.floods(),
                scenario.absences(),
                staging.length());
    }

    @Test
    void aNameIsTheSameScenarioForEver() {
        Staging staging = Library.named("vip-storm+flu~1");
        assertThat(essence(Library.named("vip-storm+flu~1"))).isEqualTo(essence(staging));
        assertThat(staging.scenario().absences()).hasSize(3);
        assertThat(staging.length()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void aFloodBringsAsMuchMoreAsItSays() {
        long before = arrivals(Library.named("double-flood"), 6, 7);
        long flooded = arrivals(Library.named("double-flood"), 9, 10);
        assertThat(flooded / (double) before).isBetween(1.6, 2.4);
    }

    private static long arrivals(Staging staging, int fromHour, int untilHour) {
        long hour = 3_600_000;
        Arrivals arrivals = new Arrivals(staging.scenario(), new Draws(1));
        long count = 0;
        for (Contact next = arrivals.next(); next.arrivedAt < untilHour * hour; next = arrivals.next()) {
            count += next.arrivedAt >= fromHour * hour ? 1 : 0;
        }
        return count;
    }

    @Test
    void everyOneWrittenByHandIsPlayedForItsFirstTwoHours() {
        for (String name : Library.names()) {
            Staging whole = Library.named(name);
            Staging beginning = new Staging(name, whole.about(), whole.scenario(), Duration.ofHours(2));
            List<Ruling> rulings = new ArrayList<>();
            assertThat(new Play(beginning).play(1, request -> {}, rulings::add))
                    .as(name)
                    .contains("breach p3")
                    .doesNotContain("NaN");
            assertThat(rulings)
                    .as(name)
                    .extracting(ruling -> ruling.decision().verdict())
                    .contains(Verdict.ASSIGNED);
        }
    }

    @Test
    void bothPoliciesAnswerForTheSameCustomersAlsoWhereManyWaitAtTheEnd() {
        assertThat(Play.of("overload").play(1, request -> {}, ruling -> {}))
                .containsPattern("(?m)^contacts +(\\d+) +\\1$")
                .containsPattern("(?m)^contacts p3 +(\\d+) +\\1$")
                .containsPattern("(?m)^still waiting +[1-9]\\d* +[1-9]\\d*$");
    }

    @Test
    void ofAClassThatNobodyIsOfThereIsNoShare() {
        Staging staging = Written.scenario("mix: {p1: 0}", "hours: 1");

        assertThat(new Play(staging).play(1, request -> {}, ruling -> {}))
                .containsPattern("(?m)^contacts p1 +0 +0$")
                .containsPattern("(?m)^breach p1 +- +-$");
    }

    @Test
    void theSameSeedTellsTheSame() {
        List<Request> requests = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>();
        String told = Play.of("desk-without-telephones").play(1, requests::add, rulings::add);
        List<Ruling> again = new ArrayList<>();
        assertThat(Play.of("desk-without-telephones").play(1, request -> {}, again::add))
                .isEqualTo(told);
        assertThat(again).isEqualTo(rulings);
        assertThat(told).contains("weighted breach").contains("breach p3");
        assertThat(requests)
                .extracting(Request::kind)
                .contains(Request.Kind.AGENT, Request.Kind.ENTER, Request.Kind.LEAVE, Request.Kind.COMPLETE);
        assertThat(rulings).allMatch(ruling -> ruling.decision().isTheSameAgain());
        assertThat(rulings)
                .extracting(ruling -> ruling.decision().verdict())
                .contains(Verdict.ASSIGNED, Verdict.ABANDONED);
    }

    /** Of the bank's callers who had to wait 82.1 % were there after a minute and 71.1 % after two. */
    @Test
    void callersMayBeAsPatientAsThoseOfABank() {
        Scenario scenario = Written.scenario("patience: {call: bank}").scenario();
        ContactClass call = scenario.classes().get(HeadToHead.CALL);

        assertThat(call.patience().draw(0.821, 0.5)).isCloseTo(60_000, within(2_000.0));
        assertThat(call.patience().draw(0.711, 0.5)).isCloseTo(120_000, within(2_000.0));
        assertThat(call.patient(2).patience().draw(0.821, 0.5)).isCloseTo(120_000, within(4_000.0));
    }

    @Test
    void ofASmallTeamAsManySpeakTheSecondLanguageAsIsNearestToTheShareOfTheLargeOne() {
        Scenario scenario =
                Written.scenario("staff: {front: 3, back: 4, general: 2}").scenario();
        List<SimAgent> agents = scenario.agents();

        assertThat(agents).hasSize(9);
        assertThat(agents.stream().filter(SimAgent::bilingual).map(SimAgent::team))
                .containsExactly("front", "back", "general");
    }

    @Test
    void whatIsWrongIsALine() {
        assertThatThrownBy(() -> Library.named("vip-strom"))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("no scenario vip-strom: did you mean vip-storm?");
        Written.refused("load: 0", "scenario.load: \"0\" is not a number from 0.01");
        Written.refused("mix: {cal: 1}", "unknown \"cal\": did you mean call?");
        Written.refused("staff: {front: -1}", "\"-1\" is not a count");
        Written.refused("profile: [1, 2]", "has 2 factors: give one for each of 24 hours");
        Written.refused(
                "floods: [{class: call, from: 10h, until: 9h, factor: 2}]", "give full minutes, the later one last");
        Written.refused("absences: [{team: fron, from: 1h, until: 2h}]", "unknown team \"fron\": did you mean front?");
        Written.refused("shifts: {front: {from: 8h, until: 40h}}", "is no shift");
        Written.refused(
                "staff: {front: 1, back: 1, general: 0}", "nobody speaks the second language: give a team languages");
        Written.refused("languages: {front: 0, back: 0, general: 0}", "or write bilingual: 0");
        Written.refused("floods: [{from: 24h, until: 25h, factor: 4}]", "from 24h is not before the end, at 24 hours");
        Written.refused("absences: [{team: front, from: 30h, until: 31h}]", "from 30h is not before the end");
        Written.refused("returns: {p2: 0.3}", "nobody gives up: give p2 patience, or write reopens");
        Written.refused("loda: 1", "unknown key \"loda\": did you mean load?");
    }
}
