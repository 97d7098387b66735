package io.switchboard.intake;

import static io.switchboard.intake.Life.at;
import static io.switchboard.intake.Life.call;
import static io.switchboard.intake.Life.clock;
import static io.switchboard.intake.Life.customer;
import static io.switchboard.intake.Life.millis;
import static io.switchboard.intake.Life.ticket;
import static io.switchboard.intake.Life.ticketOf;
import static io.switchboard.routing.Request.Kind.CHANGE;
import static io.switchboard.routing.Request.Kind.COMPLETE;
import static io.switchboard.routing.Request.Kind.ENTER;
import static io.switchboard.routing.Request.Kind.LEAVE;
import static io.switchboard.routing.Request.Kind.TAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import io.switchboard.customer.Regard;
import io.switchboard.event.Channel;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import io.switchboard.routing.Background;
import io.switchboard.routing.Item;
import io.switchboard.routing.Promise;
import io.switchboard.routing.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What routing is told of an item, and when. */
class IntakeRulesTest {

    private static final String RULES =
            """
            intake:
              rules:
                - {when: item.category == "spam", domain: never, plan: never, handle: 1m, response: 1m}
                - {when: customer.tier >= 3, domain: vip, plan: gold, units: 2, languageLevel: 4, clearances: [NDA],
                   handle: 30m, response: 1h, penalty: 200}
                - {when: item.type == "CALL", domain: calls, plan: voice, languageLevel: 3, handle: 6m, response: 20s}
                - {when: item.channel == "CHAT", domain: desk, plan: chat, channel: CHAT, handle: 9m, response: 2m}
                - {when: item.priority != "P4", domain: desk, plan: desk, handle: 20m, response: 8h, penalty: 20}
            """;
    private static final long KEPT = Duration.ofDays(31).toMillis();

    private final IntakeRules rules = IntakeRules.read("rules.yaml", RULES, KEPT, true);
    private final Life life = ticket("4711");
    private final List<Request> all = new ArrayList<>();
    private Known known;
    private int missed;

    private List<Request> hear(News news) {
        return kept(rules.on(news, known));
    }

    private List<Request> kept(IntakeRules.Step step) {
        known = step.next();
        missed += step.isMissed() ? 1 : 0;
        all.addAll(step.requests());
        return step.requests();
    }

    private static News odds(String clock, double probability, double minute) {
        return News.of(ItemType.TICKET, "4711", new Odds(clock(clock), millis(minute), probability));
    }

    private static News known(Customer customer) {
        return News.of(ItemType.TICKET, "4711", customer, null);
    }

    private static Item item(List<Request> requests) {
        return requests.get(requests.size() - 1).item();
    }

    private static List<Request.Kind> kinds(List<Request> requests) {
        return requests.stream().map(Request::kind).toList();
    }

    @Test
    void aTicketThatNobodyHasAsksForSomebody() {
        assertThat(hear(life.opened(0)))
                .containsExactly(Request.of("TICKET/4711/e-1/ENTER", "desk", millis(0), 0L, ENTER, item(all), "desk"));
        assertThat(item(all).id()).isEqualTo("TICKET/4711");
        assertThat(item(all).enteredAt()).isEqualTo(millis(0));
        assertThat(item(all).need().category()).isEqualTo("network");
        assertThat(item(all).need().channel()).isEqualTo(Channel.EMAIL);
        assertThat(item(all).need().handleMillis()).isEqualTo(1_200_000);
    }

    @Test
    void aCallAsksWhenItIsInTheQueueAndIsTakenWhenSomebodyAnswers() {
        Life caller = call("7");
        assertThat(hear(caller.opened(0))).as("it talks to the menu").isEmpty();
        assertThat(hear(caller.becomes(Status.QUEUED, 1)))
                .extracting(Request::kind, Request::domain, request -> request.item()
                        .need()
                        .channel())
                .containsExactly(tuple(ENTER, "calls", Channel.PHONE));
        assertThat(hear(caller.given("kim", Status.CONNECTED, 2)))
                .extracting(Request::kind, Request::agentId, Request::at)
                .containsExactly(tuple(TAKE, "kim", millis(2)));
        assertThat(hear(caller.becomes(Status.WRAP_UP, 3)))
                .as("kim is not done yet")
                .isEmpty();
        assertThat(hear(caller.becomes(Status.ENDED, 4)))
                .extracting(Request::kind, Request::agentId)
                .containsExactly(tuple(COMPLETE, "kim"));
    }

    @Test
    void aCallThatComesBackIntoTheQueueUnderTheNameOfWhoHadItAsksAnew() {
        Life caller = call("7");
        hear(caller.becomes(Status.QUEUED, 1));
        hear(caller.given("kim", Status.CONNECTED, 2));
        assertThat(hear(caller.becomes(Status.QUEUED, 3)))
                .extracting(Request::kind, Request::agentId)
                .containsExactly(tuple(COMPLETE, "kim"), tuple(ENTER, null));
        assertThat(hear(caller.again(3.5))).isEmpty();
        assertThat(hear(caller.given("lee", Status.CONNECTED, 4)))
                .extracting(Request::kind, Request::agentId)
                .containsExactly(tuple(TAKE, "lee"));
    }

    @Test
    void aCallThatWasAnsweredByNobodyKnowsWhomLeavesTheQueueWithoutBeingAbandoned() {
        Life caller = call("7");
        hear(caller.becomes(Status.QUEUED, 1));
        assertThat(hear(caller.becomes(Status.CONNECTED, 2)))
                .extracting(Request::kind, Request::agentId)
                .containsExactly(tuple(TAKE, Turn.SOMEBODY));
        assertThat(hear(caller.becomes(Status.ENDED, 3))).isEmpty();
    }

    @Test
    void whoTakesATicketHasItUntilItIsSettled() {
        hear(life.opened(0));
        assertThat(hear(life.given("kim", Status.OPEN, 1)))
                .containsExactly(Request.of("TICKET/4711/e-2/TAKE", "desk", millis(1), 1L, TAKE, "TICKET/4711", "kim"));
        assertThat(hear(life.becomes(Status.PENDING, 2)))
                .as("it rests with kim")
                .isEmpty();
        assertThat(hear(life.becomes(Status.RESOLVED, 3)))
                .containsExactly(
                        Request.of("TICKET/4711/e-4/COMPLETE", "desk", millis(3), 2L, COMPLETE, "TICKET/4711", "kim"));
        assertThat(hear(life.becomes(Status.CLOSED, 4))).isEmpty();
    }

    @Test
    void whatIsSettledPausedOrGoneBeforeAnybodyTookItLeaves() {
        for (Status end : List.of(Status.PENDING, Status.ON_HOLD, Status.RESOLVED, Status.CLOSED)) {
            known = null;
            Life one = ticket("4711");
            hear(one.opened(0));
            assertThat(kinds(hear(one.becomes(end, 1)))).as(end.name()).containsExactly(LEAVE);
        }
        known = null;
        hear(life.opened(0));
        assertThat(kinds(hear(life.deleted(1)))).containsExactly(LEAVE);
    }

    @Test
    @Proves("R-90")
    void whatWasGivenBackOrReopenedWithoutAnAgentAsksAnew() {
        hear(life.opened(0));
        hear(life.assigned("kim", 1));
        assertThat(hear(life.assigned(null, 2)))
                .extracting(Request::kind, Request::agentId, Request::sequence)
                .containsExactly(tuple(COMPLETE, "kim", 2L), tuple(ENTER, null, 3L));
        assertThat(item(all).enteredAt()).as("it keeps its place").isEqualTo(millis(0));
        hear(life.given("lee", Status.OPEN, 3));
        hear(life.becomes(Status.RESOLVED, 4));
        assertThat(hear(life.reopened(5))).as("lee has it").isEmpty();
        assertThat(kinds(hear(life.assigned(null, 6)))).containsExactly(ENTER);
        assertThat(item(all).enteredAt()).isEqualTo(millis(6));
        assertThat(item(all).background().reopens()).isEqualTo(1);
    }

    @Test
    @Proves("R-90")
    void whatWasPausedAsksAnewWhenItIsOpenAgainAndHasWaitedForAsLongAsBefore() {
        hear(life.opened(0));
        hear(life.becomes(Status.PENDING, 7));
        assertThat(kinds(hear(life.becomes(Status.OPEN, 90)))).containsExactly(ENTER);
        assertThat(item(all).enteredAt()).isEqualTo(millis(83));
        hear(life.becomes(Status.ON_HOLD, 91));
        hear(life.becomes(Status.OPEN, 100));
        assertThat(item(all).enteredAt()).isEqualTo(millis(92));
        hear(life.becomes(Status.PENDING, 101));
        hear(life.becomes(Status.CLOSED, 102));
        hear(life.reopened(110));
        assertThat(item(all).enteredAt()).as("another matter").isEqualTo(millis(110));
    }

    @Test
    void whatIsGivenFromHandToHandIsTakenByTheNext() {
        hear(life.opened(0));
        hear(life.assigned("kim", 1));
        assertThat(hear(life.assigned("lee", 2)))
                .extracting(Request::kind, Request::agentId)
                .containsExactly(tuple(TAKE, "lee"));
        assertThat(hear(life.becomes(Status.CLOSED, 3)))
                .extracting(Request::kind, Request::agentId)
                .containsExactly(tuple(COMPLETE, "lee"));
    }

    @Test
    void whatCameWithAnAgentAsksForNobodyUntilTheAgentGivesItBack() {
        assertThat(hear(life.assigned("kim", 0))).isEmpty();
        assertThat(hear(life.becomes(Status.PENDING, 1))).isEmpty();
        assertThat(hear(life.given(null, Status.OPEN, 2)))
                .extracting(
                        Request::kind, request -> request.item().background().previousAgents())
                .containsExactly(tuple(ENTER, Map.of("kim", 0.0)));
    }

    @Test
    void nothingIsSaidTwice() {
        List<News> day = List.of(
                life.opened(0),
                life.again(1),
                life.assigned("kim", 2),
                life.again(3),
                life.assigned(null, 4),
                life.again(4),
                life.becomes(Status.PENDING, 5),
                life.again(6));
        for (News news : day) {
            hear(news);
            assertThat(hear(news)).isEmpty();
        }
        assertThat(kinds(all)).containsExactly(ENTER, TAKE, COMPLETE, ENTER, LEAVE);
    }

    @Test
    void aChangeOfWhatIsNeededOrKnownIsToldWhileItWaits() {
        hear(life.opened(0));
        assertThat(hear(life.prioritised(Priority.P1, 1)))
                .extracting(Request::kind, Request::eventId, request -> request.item()
                        .background()
                        .severity())
                .containsExactly(tuple(CHANGE, "TICKET/4711/e-2/CHANGE", 1));
        assertThat(item(all).enteredAt()).as("it keeps its place").isEqualTo(millis(0));
        assertThat(kinds(hear(life.about("billing").again(2)))).containsExactly(CHANGE);
        assertThat(hear(life.handedOn(3)))
                .extracting(request -> request.item().background().transfers())
                .containsExactly(1);
        hear(life.assigned("kim", 4));
        assertThat(hear(life.prioritised(Priority.P3, 5))).as("kim has it").isEmpty();
    }

    @Test
    void whatIsToldAtOneVersionAgainHasAnIdOfItsOwn() {
        hear(life.opened(0));
        hear(life.about("billing").again(1));
        hear(life.about("storage").again(2));
        assertThat(all)
                .extracting(Request::eventId)
                .containsExactly("TICKET/4711/e-1/ENTER", "TICKET/4711/e-1/CHANGE/2", "TICKET/4711/e-1/CHANGE/3");
    }

    @Test
    void whatIsPromisedIsTheTimeUntilTheEarliestClockThatRunsIsDue() {
        life.running("FIRST_REPLY", 30)
                .running("NEXT_REPLY", 20)
                .running("TOTAL_RESOLUTION", 300)
                .resting("AGENT_WORK")
                .running("GROUP_OWNERSHIP", 5)
                .running("a clock of our own", 6);
        hear(life.opened(1));
        assertThat(item(all).promise()).isEqualTo(new Promise(minutes(19), minutes(295), 20));
    }

    /** Or each ticket that is due at the end of a day would be a kind of its own for routing. */
    @Test
    void promisesThatHardlyDifferAreOneAndNoneIsMadeLonger() {
        Random dice = new Random(20_261_129);
        Set<Long> kinds = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            long left = Math.round(Math.exp(dice.nextDouble() * Math.log(30L * 86_400_000)));
            long told = Appraisal.left(left, 0);
            assertThat(told).as("%d ms", left).isBetween(left - left / 20, left);
            kinds.add(left < 20_000 ? 0 : told);
        }
        assertThat(kinds).hasSizeLessThan(600);
        for (int round : new int[] {1, 4, 5, 15, 20, 30, 45, 60, 90, 120, 240, 480, 1_440, 2_880, 7_200}) {
            assertThat(Appraisal.left(minutes(round), 0)).isEqualTo(minutes(round));
        }
    }

    @Test
    void whereNoClockRunsTheRuleSaysWhatIsPromisedForAResponse() {
        hear(life.resting("FIRST_REPLY").opened(0));
        assertThat(item(all).promise()).isEqualTo(new Promise(minutes(480), 0, 20));
    }

    @Test
    void whatWasDueBeforeItBeganToWaitIsDueAtOnce() {
        hear(life.running("FIRST_REPLY", -30).running("FIRST_RESOLUTION", -1).opened(0));
        assertThat(item(all).promise()).isEqualTo(new Promise(1, 1, 20));
    }

    @Test
    void theLikeliestBreachOfItsClocksIsToldAndOnlyWhatIsWorthIt() {
        hear(life.running("FIRST_REPLY", 30).running("FIRST_RESOLUTION", 300).opened(0));
        assertThat(hear(odds("FIRST_REPLY", .41, 1)))
                .extracting(Request::kind, Request::eventId, Request::at, IntakeRulesTest::breach)
                .containsExactly(
                        tuple(CHANGE, "TICKET/4711/e-1/CHANGE/risk/desk/FIRST_REPLY/1/" + millis(1), millis(1), .4));
        assertThat(hear(odds("FIRST_RESOLUTION", .3, 2)))
                .as("less than the other's")
                .isEmpty();
        assertThat(hear(odds("FIRST_REPLY", .39, 3))).as("hardly another").isEmpty();
        assertThat(hear(odds("FIRST_RESOLUTION", .9, 4)))
                .extracting(IntakeRulesTest::breach)
                .containsExactly(.9);
        assertThat(hear(life.met("FIRST_RESOLUTION").again(5)))
                .as("a clock that has ended is no danger")
                .extracting(IntakeRulesTest::breach)
                .containsExactly(.4);
        assertThat(known.odds()).containsOnlyKeys(clock("FIRST_REPLY"));
    }

    private static double breach(Request request) {
        return request.item().background().breachProbability();
    }

    @Test
    void whatIsLikelyBeforeItWaitsIsKnownWhenItDoes() {
        assertThat(hear(odds("FIRST_REPLY", .8, 0))).isEmpty();
        hear(life.running("FIRST_REPLY", 30).opened(1));
        assertThat(all).extracting(IntakeRulesTest::breach).containsExactly(.8);
    }

    @Test
    void whoHadItBeforeIsToldWithTheDaysSince() {
        hear(life.opened(0));
        hear(life.assigned("kim", 1));
        hear(life.assigned("lee", 2));
        hear(life.becomes(Status.RESOLVED, 1_442));
        hear(life.given(null, Status.OPEN, 2_882));
        assertThat(item(all).background().previousAgents())
                .containsExactlyInAnyOrderEntriesOf(Map.of("kim", 2.0, "lee", 1.0));
    }

    @Test
    void anItemWaitsAMomentForItsCustomerAndAsksWithAllThatIsKnown() {
        Life one = ticketOf("C-1").in("emea");
        IntakeRules.Step held = rules.on(one.opened(0), null);
        assertThat(kept(held)).isEmpty();
        assertThat(held.isHeld()).isTrue();
        assertThat(hear(known(customer(3, -500))))
                .extracting(Request::kind, Request::domain, Request::planId, Request::at)
                .containsExactly(tuple(ENTER, "vip", "gold", millis(0)));
        assertThat(item(all).need().units()).isEqualTo(2);
        assertThat(item(all).need().language()).isEqualTo("de");
        assertThat(item(all).need().languageLevel()).isEqualTo(4);
        assertThat(item(all).need().region()).as("the item's own").isEqualTo("emea");
        assertThat(item(all).need().clearances()).isEqualTo(Set.of("NDA", "EU"));
        assertThat(item(all).background().tier()).isEqualTo(3);
    }

    @Test
    void whoseCustomerIsNotHeardOfInTimeAsksWithoutAndIsChangedLater() {
        Life one = ticketOf("C-1");
        hear(one.opened(0));
        assertThat(kept(rules.waitedEnough("TICKET/4711", known)))
                .extracting(Request::kind, Request::domain)
                .containsExactly(tuple(ENTER, "desk"));
        assertThat(kept(rules.waitedEnough("TICKET/4711", known))).isEmpty();
        assertThat(hear(known(customer(1, 2))))
                .extracting(Request::kind, Request::eventId, Request::at)
                .containsExactly(tuple(CHANGE, "TICKET/4711/e-1/CHANGE/customer/" + millis(2), millis(2)));
        assertThat(hear(known(customer(1, 1)))).as("an older profile").isEmpty();
    }

    @Test
    @Proves("R-90")
    void whoMayTakeItIsAskedForMoreAsLongAsNobodyKnowsTheCustomer() {
        IntakeRules careful = IntakeRules.read(
                "r.yaml",
                "intake: {rules: [{domain: desk, plan: desk, clearances: [NDA], unknownClearances: [CN],"
                        + " handle: 1m, response: 1h}]}",
                KEPT,
                false);
        kept(careful.on(ticketOf("C-1").opened(0), known));
        assertThat(item(all).need().clearances()).containsExactlyInAnyOrder("NDA", "CN");
        kept(careful.on(known(customer(1, 1)), known));
        assertThat(item(all).need().clearances())
                .as("the residency that is known now")
                .containsExactlyInAnyOrder("NDA", "EU");
    }

    @Test
    void whatHappensWhileItIsHeldBackComesAfterWhatWasHeldBack() {
        Life one = ticketOf("C-1");
        hear(one.opened(0));
        assertThat(hear(one.assigned("kim", 1)))
                .extracting(Request::kind, Request::at, Request::eventId)
                .containsExactly(
                        tuple(ENTER, millis(0), "TICKET/4711/e-1/ENTER"),
                        tuple(TAKE, millis(1), "TICKET/4711/e-2/TAKE"));
    }

    @Test
    void whatIsForAnotherDomainNowGoesThereAsOldAsItIs() {
        Life one = ticketOf("C-1");
        hear(one.opened(0));
        kept(rules.waitedEnough("TICKET/4711", known));
        assertThat(hear(known(customer(4, 5))))
                .extracting(Request::kind, Request::domain, Request::at)
                .containsExactly(tuple(LEAVE, "desk", millis(5)), tuple(ENTER, "vip", millis(5)));
        assertThat(item(all).enteredAt()).isEqualTo(millis(0));
    }

    @Test
    void theFirstRuleThatHoldsCounts() {
        hear(life.by("CHAT").speaking("fr").opened(0));
        assertThat(all).extracting(Request::planId).containsExactly("chat");
        assertThat(item(all).need().channel()).isEqualTo(Channel.CHAT);
        assertThat(item(all).need().language()).isEqualTo("fr");
        assertThat(item(all).need().languageLevel())
                .as("the rule asks for none")
                .isZero();
    }

    @Test
    void anItemOfNoRuleAsksForNobodyAndIsCountedOnce() {
        hear(life.prioritised(Priority.P4, 0));
        hear(life.again(1));
        assertThat(all).isEmpty();
        assertThat(missed).isEqualTo(1);
        assertThat(kinds(hear(life.prioritised(Priority.P2, 2)))).containsExactly(ENTER);
        assertThat(kinds(hear(life.prioritised(Priority.P4, 3)))).containsExactly(LEAVE);
        assertThat(missed).isEqualTo(2);
        assertThat(hear(life.becomes(Status.CLOSED, 4))).isEmpty();
    }

    @Test
    void timeNeverRunsBackForAnItem() {
        hear(life.opened(10));
        hear(life.about("billing").again(9));
        assertThat(all).extracting(Request::at).containsExactly(millis(10), millis(10));
        assertThat(all).extracting(Request::sequence).containsExactly(0L, 1L);
    }

    @Test
    void whatIsOverForLongEnoughIsForgotten() {
        hear(life.opened(0));
        assertThat(rules.isForgotten(millis(0) + 2 * KEPT, known))
                .as("it waits")
                .isFalse();
        hear(life.becomes(Status.CLOSED, 1));
        assertThat(rules.isForgotten(millis(1) + KEPT - 1, known)).isFalse();
        assertThat(rules.isForgotten(millis(1) + KEPT, known)).isTrue();
        assertThat(at(0)).isEqualTo(Life.NINE);
    }

    private static long minutes(long minutes) {
        return Duration.ofMinutes(minutes).toMillis();
    }

    private static Regard regard(double minute, double churn, double sentiment, int contacts, String agent) {
        return new Regard(
                "C-1",
                millis(minute),
                "h-" + minute,
                churn,
                sentiment,
                Map.of("network", contacts),
                Map.of(agent, millis(minute - 1_440)));
    }

    private static News known(Customer customer, Regard regard) {
        return News.of(ItemType.TICKET, "4711", customer, regard);
    }

    @Test
    void howTheCustomerIsCountsForItAndComesWithTheProfileInOneRequest() {
        hear(ticketOf("C-1").opened(0));
        assertThat(hear(known(customer(2, -5), regard(0, .314, -.5, 3, "kim"))))
                .extracting(Request::kind)
                .containsExactly(ENTER);
        assertThat(item(all).background().churnRisk()).as("to the step").isEqualTo(.3);
        assertThat(item(all).background().sentiment()).isEqualTo(-.5);
        assertThat(item(all).background().contacts7d()).isEqualTo(3);
        assertThat(item(all).background().previousAgents()).containsExactly(Map.entry("kim", 1.0));
    }

    @Test
    void aCustomerWhoIsOtherwiseIsToldOnceAndATrifleNotAtAll() {
        Life item = ticketOf("C-1");
        hear(item.opened(0));
        hear(known(customer(2, -5), regard(0, .31, 0, 1, "kim")));
        assertThat(hear(known(customer(2, -5), regard(0, .31, 0, 1, "kim")))).isEmpty();
        assertThat(hear(known(
                        customer(2, -5),
                        new Regard(
                                "C-1", millis(1), "h-1", .29, 0, Map.of("billing", 7), Map.of("kim", millis(-1_440))))))
                .as("of another issue, and within the step")
                .isEmpty();
        assertThat(hear(known(customer(2, -5), regard(2, .44, 0, 1, "kim"))))
                .extracting(Request::kind, Request::eventId, Request::at)
                .containsExactly(tuple(CHANGE, "TICKET/4711/e-1/CHANGE/health/" + millis(2) + "/h-2.0", millis(2)));
        assertThat(hear(known(null, regard(1.5, .9, 0, 1, "kim")))).as("older").isEmpty();
        assertThat(item(all).background().churnRisk()).isEqualTo(.45);
    }

    @Test
    void howACustomerIsDoesNotSayWhoAndTheItemGoesOnWaiting() {
        hear(ticketOf("C-1").opened(0));
        assertThat(hear(known(null, regard(0, .5, 0, 2, "kim")))).isEmpty();
        assertThat(kept(rules.waitedEnough("TICKET/4711", known)))
                .extracting(Request::kind)
                .containsExactly(ENTER);
        assertThat(item(all).background().contacts7d()).isEqualTo(2);
    }

    @Test
    void whoHadTheItemItselfLaterThanAnotherOfTheCustomerHadItThen() {
        Life item = ticketOf("C-1");
        hear(item.opened(0));
        hear(known(customer(2, -5), regard(0, .5, 0, 1, "kim")));
        hear(item.assigned("kim", 1));
        hear(item.assigned(null, 2));
        assertThat(item(all).background().previousAgents()).containsExactly(Map.entry("kim", 0.0));
    }

    @Test
    void ofACustomerOfWhomNothingIsToldNothingIsMadeUp() {
        hear(ticketOf("C-1").opened(0));
        hear(known(customer(2, -5)));
        assertThat(item(all).background())
                .extracting(Background::churnRisk, Background::sentiment, Background::contacts7d)
                .containsExactly(0.0, 0.0, 0);
    }
}
