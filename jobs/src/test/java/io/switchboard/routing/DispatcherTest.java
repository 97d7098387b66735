package io.switchboard.routing;

import static io.switchboard.routing.Desk.ANYONE;
import static io.switchboard.routing.Desk.ASKING;
import static io.switchboard.routing.Desk.AT_ONCE;
import static io.switchboard.routing.Desk.DESK_THEN_ANYONE;
import static io.switchboard.routing.Desk.IN_AN_HOUR;
import static io.switchboard.routing.Desk.agent;
import static io.switchboard.routing.Desk.at;
import static io.switchboard.routing.Desk.call;
import static io.switchboard.routing.Desk.chat;
import static io.switchboard.routing.Desk.item;
import static io.switchboard.routing.Desk.minutes;
import static io.switchboard.routing.Desk.patient;
import static io.switchboard.routing.Desk.profile;
import static io.switchboard.routing.Presence.AVAILABLE;
import static io.switchboard.routing.Presence.AWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.switchboard.Proves;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gets what, told as stories. */
class DispatcherTest {

    private final Dispatcher desk = new Dispatcher(AT_ONCE, patient());
    private final Dispatcher asking = new Dispatcher(ASKING, patient());

    private static List<String> assigned(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.verdict() == Verdict.ASSIGNED)
                .map(decision -> decision.itemId() + " to " + decision.agentId())
                .toList();
    }

    private static List<Verdict> verdicts(List<Decision> decisions) {
        return decisions.stream().map(Decision::verdict).toList();
    }

    @Test
    void theAgentWhoIsIdleLongestGetsTheItem() {
        desk.agent(agent("late", "desk"), AVAILABLE, at(1));
        desk.agent(agent("early", "desk"), AVAILABLE, at(1.1));
        desk.agent(agent("late", "desk"), AWAY, at(2));
        desk.agent(agent("late", "desk"), AVAILABLE, at(3));

        assertThat(assigned(desk.enter(item("call", 4, call()), ANYONE, at(4)))).containsExactly("call to early");
    }

    @Test
    void theFasterAgentGetsTheItem() {
        desk.agent(agent("slow", profile("desk").skilled(Map.of(), Map.of("network", 0.75))), AVAILABLE, at(0));
        desk.agent(agent("fast", profile("desk").skilled(Map.of(), Map.of("network", 1.0))), AVAILABLE, at(1));

        assertThat(assigned(desk.enter(item("call", 1, call()), ANYONE, at(1)))).containsExactly("call to fast");
    }

    @Test
    @Proves("R-92")
    void ofTwoThatWaitTheDearerAndMoreUrgentIsNextAndEqualOnesGoByAge() {
        Promise dear = new Promise(minutes(15), 0, 80);
        desk.enter(item("b", 0, call()), ANYONE, at(0));
        desk.enter(item("a", 0, call()), ANYONE, at(0));
        desk.enter(item("urgent", 4, call(), dear, Background.unknown(1)), ANYONE, at(4));

        assertThat(assigned(desk.agent(agent("kim", "desk"), AVAILABLE, at(5)))).containsExactly("urgent to kim");
        assertThat(assigned(desk.complete("urgent", "kim", at(6)))).containsExactly("a to kim");
        assertThat(assigned(desk.complete("a", "kim", at(7)))).containsExactly("b to kim");
    }

    @Test
    @Proves("R-92")
    void pastTheAgeingBoundAnItemOutranksEveryNewerOne() {
        Promise never = new Promise(minutes(100_000), 0, 0);
        Promise dear = new Promise(minutes(1), 0, 100);
        desk.enter(item("old", 0, call(), never, Background.unknown(4)), ANYONE, at(0));
        desk.enter(item("older than new", 1, call(), never, Background.unknown(4)), ANYONE, at(1));
        desk.enter(item("dear", 230, call(), dear, Background.unknown(1)), ANYONE, at(230));

        assertThat(assigned(desk.agent(agent("kim", "desk"), AVAILABLE, at(239))))
                .containsExactly("dear to kim");
        desk.enter(item("dear too", 239, call(), dear, Background.unknown(1)), ANYONE, at(239));
        List<Decision> next = desk.complete("dear", "kim", at(240));
        assertThat(assigned(next)).containsExactly("old to kim");
        assertThat(next.get(next.size() - 1).candidates().get(0).aged()).isTrue();
    }

    /** The age is shifted by the pause, by which it is due later; the wait that the ageing bound is of is not. */
    @Test
    @Proves("R-94")
    void whatWasPausedMakesAnItemYoungerButItHasWaitedAllTheSame() {
        desk.enter(paused("paused", 0, 60), ANYONE, at(60));
        desk.enter(item("not paused", 30, call()), ANYONE, at(60));
        desk.enter(item("new", 61, call()), ANYONE, at(61));

        assertThat(assigned(desk.agent(agent("kim", "desk"), AVAILABLE, at(62))))
                .containsExactly("not paused to kim");
        assertThat(assigned(desk.complete("not paused", "kim", at(63)))).containsExactly("paused to kim");
        desk.enter(paused("paused long", 60.5, 300), ANYONE, at(63));
        List<Decision> next = desk.complete("paused", "kim", at(303));
        assertThat(assigned(next)).containsExactly("paused long to kim");
        assertThat(next.get(next.size() - 1).candidates().get(0))
                .extracting(Candidate::aged, Candidate::enteredAt)
                .containsExactly(true, at(60.5));
    }

    private static Item paused(String id, double enteredAt, double agedFrom) {
        return new Item(id, at(enteredAt), at(agedFrom), call(), IN_AN_HOUR, Background.unknown(3));
    }

    /** Fifteen hours in which nobody is there; who has no French is not asked for French, which is on record. */
    @Test
    @Proves("R-96")
    void nothingIsTooOldToBeTakenAndWhoIsKeptApartFromItIsOnRecord() {
        desk.enter(item("french", 0, call().speaking("fr", 3)), ANYONE, at(0));
        desk.enter(item("old", 1, call()), ANYONE, at(1));
        desk.until(at(900));

        List<Decision> decisions = desk.agent(agent("kim", "desk"), AVAILABLE, at(900));

        assertThat(assigned(decisions)).containsExactly("old to kim");
        assertThat(desk.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0));
        assertThat(decisions)
                .flatExtracting(Decision::barred)
                .extracting(Barred::itemId, Barred::agentId, Barred::gate)
                .contains(tuple("french", "kim", "language.level"));
    }

    @Test
    @Proves("R-90")
    void aStepExpiresAndTheItemIsForMoreAgentsThen() {
        desk.agent(agent("expert", "experts"), AVAILABLE, at(0));

        assertThat(desk.enter(item("call", 0, call()), DESK_THEN_ANYONE, at(0))).isEmpty();
        assertThat(desk.wakeAt()).hasValue(at(2));
        assertThat(desk.until(at(2) - 1)).isEmpty();
        assertThat(assigned(desk.until(at(2)))).containsExactly("call to expert");
    }

    @Test
    @Proves("R-90")
    void widenedItemsKeepTheirPlaceAndTimeCountsFromEntryWhateverChanges() {
        desk.enter(item("first", 0, call()), DESK_THEN_ANYONE, at(0));
        desk.enter(item("second", 1, call()), DESK_THEN_ANYONE, at(1));
        desk.change(item("first", 1.5, call(), IN_AN_HOUR, Background.unknown(3)), DESK_THEN_ANYONE, at(1.5));

        assertThat(assigned(desk.agent(agent("expert", "experts"), AVAILABLE, at(2))))
                .containsExactly("first to expert");
    }

    @Test
    @Proves("R-90")
    void whatIsHardHoldsInTheFinalStep() {
        Plan resident = Plan.of(
                "resident",
                List.of(
                        PlanStep.ofHard(Set.of(), Set.of(), Set.of("EU")),
                        PlanStep.of(Set.of("desk"), minutes(1)).skilled(Map.of("network", 5))),
                FinalStep.ANY_IN_POOL);
        desk.agent(agent("abroad", profile("desk").skilled(Map.of("network", 9), Map.of())), AVAILABLE, at(0));
        desk.enter(item("call", 0, call()), resident, at(0));

        assertThat(desk.until(at(600))).isEmpty();
        assertThat(assigned(desk.agent(agent("eu", profile("desk").cleared(Set.of("EU"))), AVAILABLE, at(600))))
                .containsExactly("call to eu");
    }

    @Test
    @Proves("R-91")
    void anItemWithoutAnybodyIsHeldAndSomebodyIsToldOnce() {
        desk.enter(item("call", 0, call()), DESK_THEN_ANYONE, at(0));

        assertThat(verdicts(desk.until(at(7)))).containsExactly(Verdict.HELD);
        assertThat(verdicts(desk.until(at(500)))).isEmpty();
        assertThat(assigned(desk.agent(agent("kim", "desk"), AVAILABLE, at(500))))
                .containsExactly("call to kim");
    }

    @Test
    @Proves("R-91")
    void anItemOverflowsToTheNamedPoolAndIsCountedThere() {
        Plan over =
                new Plan("over", 1, List.of(PlanStep.of(Set.of("desk"), minutes(2))), FinalStep.OVERFLOW, "elsewhere");
        desk.enter(item("call", 0, call()), over, at(0));

        assertThat(desk.until(at(2)))
                .extracting(Decision::verdict, Decision::reason)
                .containsExactly(tuple(Verdict.OVERFLOWED, "elsewhere"));
        assertThat(desk.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
    }

    @Test
    @Proves("R-91")
    void nobodyAwayOrNotHeardOfIsEverAssigned() {
        Dispatcher beating = new Dispatcher(AT_ONCE, Desk.WEIGHTS);
        beating.agent(agent("away", "desk"), AWAY, at(0));
        beating.agent(agent("silent", "desk"), AVAILABLE, at(0));
        beating.agent(agent("beating", "desk"), AVAILABLE, at(0.5));
        beating.heartbeat("beating", at(1));

        assertThat(assigned(beating.enter(item("one", 1.5, call()), ANYONE, at(1.5))))
                .containsExactly("one to beating");
        assertThat(assigned(beating.enter(item("two", 1.5, call()), ANYONE, at(1.5))))
                .isEmpty();
    }

    @Test
    @Proves("R-93")
    void whoDeclinedIsNotAskedAgainForAWhileAndAfterSomeHopsTheItemEscalates() {
        asking.agent(agent("kim", "desk"), AVAILABLE, at(0));
        asking.agent(agent("lee", "desk"), AVAILABLE, at(0.1));
        asking.enter(item("call", 1, call()), ANYONE, at(1));

        List<Decision> declined = asking.decline("call", "kim", at(1.1));
        assertThat(declined)
                .extracting(Decision::verdict, Decision::agentId)
                .containsExactly(tuple(Verdict.DECLINED, "kim"), tuple(Verdict.OFFERED, "lee"));
        List<Decision> timedOut = asking.until(at(1.1) + 20_000);
        assertThat(verdicts(timedOut)).containsExactly(Verdict.TIMED_OUT);
        List<Decision> forgiven = asking.until(at(31.1));
        assertThat(forgiven)
                .extracting(Decision::verdict, Decision::agentId)
                .containsExactly(tuple(Verdict.OFFERED, "kim"));
        assertThat(verdicts(asking.decline("call", "kim", at(31.2)))).startsWith(Verdict.DECLINED, Verdict.ESCALATED);
    }

    @Test
    @Proves("R-93")
    void whoDeclinedOneItemIsOfferedTheNext() {
        asking.agent(agent("kim", "desk"), AVAILABLE, at(0));
        asking.enter(item("one", 1, call()), ANYONE, at(1));
        asking.enter(item("two", 1.1, call()), ANYONE, at(1.1));

        assertThat(asking.decline("one", "kim", at(1.2)))
                .extracting(Decision::verdict, Decision::itemId)
                .containsExactly(tuple(Verdict.DECLINED, "one"), tuple(Verdict.OFFERED, "two"));
    }

    @Test
    @Proves("R-95")
    void anAgentHasThreeChatsAtATimeButACallTakesAll() {
        desk.agent(agent("kim", "desk"), AVAILABLE, at(0));
        for (int i = 1; i <= 4; i++) {
            desk.enter(item("chat" + i, i, chat()), ANYONE, at(i));
        }
        assertThat(desk.counts().waiting()).isEqualTo(1);
        desk.enter(item("call", 5, call()), ANYONE, at(5));
        assertThat(assigned(desk.complete("chat1", "kim", at(6)))).containsExactly("chat4 to kim");
        desk.complete("chat2", "kim", at(7));
        desk.complete("chat3", "kim", at(7));
        assertThat(assigned(desk.complete("chat4", "kim", at(8)))).containsExactly("call to kim");
        assertThat(assigned(desk.enter(item("chat5", 9, chat()), ANYONE, at(9))))
                .isEmpty();
    }

    @Test
    void whoHelpedBeforeHasAStartThatExpires() {
        Plan last = Plan.of(
                "last",
                List.of(PlanStep.ofLastAgent(15_000), PlanStep.of(Set.of(), minutes(5))),
                FinalStep.ANY_IN_POOL);
        Background known = Background.unknown(3).knowing(Map.of("kim", 2.0));
        desk.agent(agent("kim", "desk"), AVAILABLE, at(0));
        desk.agent(agent("lee", "desk"), AVAILABLE, at(0));
        desk.enter(item("other", 1, call()), ANYONE, at(1));
        assertThat(assigned(desk.enter(item("again", 2, call(), IN_AN_HOUR, known), last, at(2))))
                .isEmpty();

        assertThat(assigned(desk.until(at(2.25)))).containsExactly("again to lee");
        desk.complete("other", "kim", at(3));
        desk.enter(item("again2", 4, call(), IN_AN_HOUR, known), last, at(4));
        assertThat(desk.counts().waiting()).isZero();
    }

    @Test
    @Proves("R-90")
    void whoHelpedBeforeKeepsTheOfferThoughLaterStepsAreForOthers() {
        Plan last = Plan.of(
                "last",
                List.of(PlanStep.ofLastAgent(15_000), PlanStep.of(Set.of("desk"), minutes(5))),
                FinalStep.ANY_IN_POOL);
        Background known = Background.unknown(3).knowing(Map.of("kim", 2.0));
        asking.agent(agent("kim", "big-data"), AVAILABLE, at(0));
        assertThat(verdicts(asking.enter(item("again", 1, call(), IN_AN_HOUR, known), last, at(1))))
                .containsExactly(Verdict.OFFERED);

        assertThat(asking.agent(agent("kim", "big-data"), AVAILABLE, at(1.1)))
                .as("a sign of life")
                .isEmpty();
        assertThat(asking.change(item("again", 1, call(), IN_AN_HOUR, known), last, at(1.2)))
                .isEmpty();
        assertThat(verdicts(asking.accept("again", "kim", at(1.3)))).containsExactly(Verdict.ASSIGNED);
    }

    @Test
    @Proves("R-90")
    void anOfferThatNoStepAllowsAnyMoreIsTakenBack() {
        asking.agent(agent("kim", "big-data"), AVAILABLE, at(0));
        asking.enter(item("call", 1, call()), ANYONE, at(1));

        assertThat(verdicts(asking.change(item("call", 1, call().cleared(Set.of("EU"))), ANYONE, at(1.1))))
                .containsExactly(Verdict.WITHDRAWN);
    }

    @Test
    void aPlanCanLeaveIdleAgentsToOthers() {
        Plan sparing = Plan.of(
                "sparing",
                List.of(PlanStep.of(Set.of("desk"), minutes(60)).sparing(Map.of("desk", 1))),
                FinalStep.ANY_IN_POOL);
        desk.agent(agent("kim", "desk"), AVAILABLE, at(0));
        desk.enter(item("ticket", 1, call()), sparing, at(1));
        assertThat(desk.counts().waiting()).isEqualTo(1);

        assertThat(assigned(desk.agent(agent("lee", "desk"), AVAILABLE, at(2)))).containsExactly("ticket to lee");
    }

    @Test
    @Proves("R-92")
    void nobodyIsKeptFromAnItemPastTheAgeingBound() {
        Plan sparing = Plan.of(
                "sparing",
                List.of(PlanStep.of(Set.of("desk"), minutes(6_000)).sparing(Map.of("desk", 1))),
                FinalStep.ANY_IN_POOL);
        desk.agent(agent("kim", "desk"), AVAILABLE, at(0));
        desk.enter(item("ticket", 1, call()), sparing, at(1));

        assertThat(assigned(desk.until(at(241) - 1))).isEmpty();
        assertThat(assigned(desk.until(at(241)))).containsExactly("ticket to kim");
    }

    @Test
    @Proves("R-97")
    void whatIsRefusedIsARecordAndAllIsAccountedFor() {
        Settings small = new Settings(minutes(240), 0, minutes(1), 3, 1, Set.of(), true);
        Dispatcher narrow = new Dispatcher(small, patient());
        Background lapsed = Background.unknown(3).notEntitled();

        assertThat(narrow.enter(item("lapsed", 0, call(), IN_AN_HOUR, lapsed), ANYONE, at(0)))
                .extracting(Decision::verdict, Decision::reason)
                .containsExactly(tuple(Verdict.REFUSED, "not entitled"));
        narrow.enter(item("one", 0, call()), ANYONE, at(0));
        assertThat(narrow.enter(item("two", 0, call()), ANYONE, at(0)))
                .extracting(Decision::verdict, Decision::reason)
                .containsExactly(tuple(Verdict.REFUSED, "queue full"));
        narrow.leave("one", at(1));
        assertThat(narrow.counts()).isEqualTo(new Counts(3, 0, 0, 1, 2, 0));
    }

    @Test
    void whatMakesNoSenseIsRejectedAndChangesNothing() {
        asking.agent(agent("kim", "desk"), AVAILABLE, at(0));
        asking.enter(item("call", 1, call()), ANYONE, at(1));
        Counts before = asking.counts();

        assertThat(asking.accept("call", "nobody", at(1.1)))
                .extracting(Decision::verdict, Decision::reason)
                .containsExactly(tuple(Verdict.REJECTED, "nobody knows agent nobody: let the agent come first"));
        assertThat(verdicts(asking.complete("call", "kim", at(1.1)))).containsExactly(Verdict.REJECTED);
        assertThat(verdicts(asking.leave("nothing", at(1.1)))).containsExactly(Verdict.REJECTED);
        assertThat(verdicts(asking.heartbeat("nobody", at(1.1)))).containsExactly(Verdict.REJECTED);
        assertThat(asking.counts()).isEqualTo(before);
        assertThat(verdicts(asking.accept("call", "kim", at(1.2)))).containsExactly(Verdict.ASSIGNED);
        assertThatThrownBy(() -> asking.until(at(0)))
                .hasMessageContaining("time runs back")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Proves("R-97")
    void anAgentTakesAnItemThatWaitsWithoutHavingBeenAsked() {
        desk.enter(item("ticket", 1, chat()), DESK_THEN_ANYONE, at(1));
        desk.agent(agent("kim", "back"), AVAILABLE, at(1));

        assertThat(desk.take("ticket", "kim", at(2)))
                .extracting(Decision::verdict, Decision::agentId, Decision::reason)
                .containsExactly(tuple(Verdict.ASSIGNED, "kim", "took it"));
        assertThat(desk.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        assertThat(desk.until(at(60))).isEmpty();
        assertThat(verdicts(desk.complete("ticket", "kim", at(60)))).containsExactly(Verdict.COMPLETED);
    }

    @Test
    void whoTakesWhatIsOfferedToAnotherHasItAndTheOtherIsFree() {
        asking.agent(agent("kim", "desk"), AVAILABLE, at(0));
        asking.enter(item("one", 1, call()), ANYONE, at(1));
        asking.agent(agent("lee", "desk"), AWAY, at(1.05));
        asking.enter(item("two", 1.1, call()), ANYONE, at(1.1));

        assertThat(asking.take("one", "lee", at(1.2)))
                .extracting(Decision::verdict, Decision::itemId, Decision::agentId, Decision::reason)
                .containsExactly(
                        tuple(Verdict.ASSIGNED, "one", "lee", "took it from an offer to kim"),
                        tuple(Verdict.OFFERED, "two", "kim", ""));
        assertThat(verdicts(asking.accept("one", "kim", at(1.3)))).containsExactly(Verdict.REJECTED);
        assertThat(asking.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0));
    }

    @Test
    void whoTakesWhatIsOfferedToThemHasIt() {
        asking.agent(agent("kim", "desk"), AVAILABLE, at(0));
        asking.enter(item("one", 1, call()), ANYONE, at(1));

        assertThat(asking.take("one", "kim", at(1.1)))
                .extracting(Decision::verdict, Decision::agentId, Decision::reason)
                .containsExactly(tuple(Verdict.ASSIGNED, "kim", "took it"));
        assertThat(asking.until(at(30))).as("the offer is not over, it is gone").isEmpty();
    }

    @Test
    void whoTakesWhatTheyHaveIsToldNothingAndWhoTakesItFromAnotherMakesThatOneFree() {
        desk.agent(agent("kim", "desk"), AVAILABLE, at(0));
        desk.enter(item("one", 1, call()), ANYONE, at(1));
        desk.enter(item("two", 1, call()), ANYONE, at(1));
        desk.agent(agent("lee", "back"), AWAY, at(1));

        assertThat(desk.take("one", "kim", at(2))).isEmpty();
        assertThat(desk.take("one", "lee", at(3)))
                .extracting(Decision::verdict, Decision::itemId, Decision::agentId, Decision::reason)
                .containsExactly(
                        tuple(Verdict.ASSIGNED, "one", "lee", "took it from kim"),
                        tuple(Verdict.ASSIGNED, "two", "kim", ""));
        assertThat(desk.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
        assertThat(verdicts(desk.complete("one", "kim", at(4)))).containsExactly(Verdict.REJECTED);
        assertThat(verdicts(desk.complete("one", "lee", at(4)))).containsExactly(Verdict.COMPLETED);
    }

    @Test
    @Proves("R-97")
    void whatAnUnknownAgentTookWaitsNoMoreAndWasNotAbandoned() {
        desk.enter(item("ticket", 1, chat()), ANYONE, at(1));

        assertThat(desk.take("ticket", "max", at(2)))
                .extracting(Decision::verdict, Decision::agentId, Decision::reason)
                .containsExactly(tuple(Verdict.ASSIGNED, "max", "took it; nobody here knows agent max"));
        assertThat(desk.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        assertThat(desk.take("ticket", "max", at(2)))
                .extracting(Decision::verdict, Decision::reason)
                .containsExactly(tuple(Verdict.REJECTED, "is nobody's and does not wait: let it enter first"));
        assertThat(desk.enter(item("ticket", 3, chat()), ANYONE, at(3))).isEmpty();
        assertThat(desk.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 0));
    }

    @Test
    void anItemThatLeavesWhenAnAgentHasItMakesTheAgentFree() {
        desk.agent(agent("kim", "desk"), AVAILABLE, at(0));
        desk.enter(item("one", 1, call()), ANYONE, at(1));
        desk.enter(item("two", 1, call()), ANYONE, at(1));

        assertThat(desk.leave("one", at(2)))
                .extracting(Decision::verdict, Decision::itemId, Decision::reason)
                .containsExactly(tuple(Verdict.COMPLETED, "one", "the item left"), tuple(Verdict.ASSIGNED, "two", ""));
        assertThat(desk.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
    }

    @Test
    @Proves("R-98")
    void anOfferStandsWhenItsItemChangesAndTheChangeCountsWhenItComesBack() {
        Plan expertsFirst = Plan.of(
                "experts",
                List.of(
                        PlanStep.of(Set.of("experts"), minutes(10)),
                        PlanStep.of(Set.of("experts", "desk"), minutes(10))),
                FinalStep.ANY_IN_POOL);
        asking.agent(agent("kim", "desk"), AVAILABLE, at(0));
        asking.agent(agent("lee", "desk"), AVAILABLE, at(0.1));
        asking.enter(item("call", 1, call()), ANYONE, at(1));

        assertThat(asking.change(item("call", 1, call()), expertsFirst, at(1.1)))
                .isEmpty();
        assertThat(verdicts(asking.decline("call", "kim", at(1.2))))
                .as("lee is no expert")
                .containsExactly(Verdict.DECLINED);
        asking.agent(agent("mia", "experts"), AVAILABLE, at(1.2));
        assertThat(verdicts(asking.accept("call", "mia", at(1.3)))).containsExactly(Verdict.ASSIGNED);
        assertThat(asking.change(item("call", 1, call()), ANYONE, at(1.4)))
                .as("nothing more is to be planned")
                .isEmpty();
    }

    @Test
    @Proves("R-90")
    void anOfferIsTakenBackFromWhomTheItemIsNotForAsItIsNow() {
        asking.agent(agent("kim", "desk"), AVAILABLE, at(0));
        asking.agent(agent("lee", profile("desk").speaking(Map.of("de", 4))), AVAILABLE, at(0.1));
        asking.enter(item("call", 1, call()), ANYONE, at(1));

        assertThat(asking.change(item("call", 1, call().speaking("de", 3)), ANYONE, at(1.1)))
                .extracting(Decision::verdict, Decision::agentId)
                .containsExactly(tuple(Verdict.WITHDRAWN, "kim"), tuple(Verdict.OFFERED, "lee"));
        assertThat(verdicts(asking.accept("call", "kim", at(1.2)))).containsExactly(Verdict.REJECTED);
    }

    @Test
    @Proves("R-90")
    void soItIsFromWhoLosesWhatItNeeds() {
        asking.agent(agent("lee", profile("desk").speaking(Map.of("de", 4))), AVAILABLE, at(0));
        asking.enter(item("call", 1, call().speaking("de", 3)), ANYONE, at(1));

        assertThat(verdicts(asking.agent(agent("lee", "desk"), AVAILABLE, at(1.1))))
                .containsExactly(Verdict.WITHDRAWN);
        assertThat(verdicts(asking.accept("call", "lee", at(1.2)))).containsExactly(Verdict.REJECTED);
    }

    @Test
    void theEndOfAPlanIsNotToldAgainWhenTheItemChanges() {
        desk.enter(item("ticket", 1, call()), DESK_THEN_ANYONE, at(1));
        assertThat(verdicts(desk.until(at(9)))).containsExactly(Verdict.HELD);

        assertThat(desk.change(item("ticket", 1, call(), IN_AN_HOUR, Background.unknown(1)), DESK_THEN_ANYONE, at(10)))
                .isEmpty();
    }

    @Test
    void anOfferIsTakenBackFromWhoGoesAway() {
        asking.agent(agent("kim", "desk"), AVAILABLE, at(0));
        asking.enter(item("call", 1, call()), ANYONE, at(1));
        asking.agent(agent("lee", "desk"), AVAILABLE, at(1.1));

        assertThat(asking.agent(agent("kim", "desk"), AWAY, at(1.2)))
                .extracting(Decision::verdict, Decision::agentId)
                .containsExactly(tuple(Verdict.WITHDRAWN, "kim"), tuple(Verdict.OFFERED, "lee"));
    }

    @Test
    @Proves("R-99")
    void aDecisionSaysWhichGateKeptWhomApart() {
        desk.agent(agent("mute", "desk"), AVAILABLE, at(0));
        desk.agent(agent("fluent", profile("desk").speaking(Map.of("de", 4))), AVAILABLE, at(0));

        Decision decision = desk.enter(item("call", 1, call().speaking("de", 3)), ANYONE, at(1))
                .get(0);
        assertThat(decision.agentId()).isEqualTo("fluent");
        assertThat(decision.barred()).containsExactly(new Barred("call", "mute", "language.level", "de 3", "de 0"));
    }

    private static final Plan HELPED = Plan.of(
            "helped", List.of(PlanStep.of(Set.of("near"), minutes(30)).helpedBy(Set.of("far"))), FinalStep.ANY_IN_POOL);
    private static final Plan FAR =
            Plan.of("far", List.of(PlanStep.of(Set.of("far"), minutes(30))), FinalStep.ANY_IN_POOL);

    /** One agent nearby, who is busy, and five far away, who are idle. */
    private void aFloodIsNear() {
        desk.agent(agent("near", "near"), AVAILABLE, at(0));
        for (int i = 1; i <= 5; i++) {
            desk.agent(agent("far" + i, "far"), AVAILABLE, at(0));
        }
        assertThat(assigned(desk.enter(item("first", 0, call()), HELPED, at(0))))
                .containsExactly("first to near");
    }

    @Test
    void aPoolHelpsAFloodedOneButLeavesIdleAgentsToItsOwn() {
        aFloodIsNear();

        List<Decision> flood = desk.enter(item("second", 1, call()), HELPED, at(1));
        assertThat(flood.get(0).verdict()).isEqualTo(Verdict.HELP_OPENED);
        assertThat(flood.get(0).reason()).isEqualTo("far helps near: 1 wait there and 0 here");
        assertThat(assigned(flood)).containsExactly("second to far1");
        assertThat(assigned(desk.enter(item("third", 1, call()), HELPED, at(1))))
                .containsExactly("third to far2");
        assertThat(assigned(desk.enter(item("fourth", 1, call()), HELPED, at(1))))
                .containsExactly("fourth to far3");
        assertThat(assigned(desk.enter(item("fifth", 1, call()), HELPED, at(1))))
                .as("two are left to far")
                .isEmpty();
        assertThat(assigned(desk.enter(item("own", 2, call()), FAR, at(2)))).containsExactly("own to far4");
    }

    @Test
    void whatWaitsForOneAgentAloneIsNoQueueOfTheHelpers() {
        Plan last = Plan.of(
                "last",
                List.of(PlanStep.ofLastAgent(minutes(9)), PlanStep.of(Set.of("near"), minutes(30))),
                FinalStep.ANY_IN_POOL);
        Background known = Background.unknown(3).knowing(Map.of("near", 2.0));
        aFloodIsNear();
        desk.enter(item("for near", 0.5, call(), IN_AN_HOUR, known), last, at(0.5));

        List<Decision> flood = desk.enter(item("second", 1, call()), HELPED, at(1));
        assertThat(flood.get(0).reason()).isEqualTo("far helps near: 1 wait there and 0 here");
        assertThat(assigned(flood)).containsExactly("second to far1");
        desk.enter(item("third", 1, call()), HELPED, at(1));
        desk.enter(item("fourth", 1, call()), HELPED, at(1));
        assertThat(assigned(desk.enter(item("fifth", 1, call()), HELPED, at(1))))
                .as("two are left to far, for which nobody waits")
                .isEmpty();
    }

    @Test
    @Proves("R-92")
    void whoHelpsTakesWhatWaitsLongestThoughItIsANewOneThatLetsThemHelp() {
        aFloodIsNear();
        desk.enter(item("own", 0.5, call().speaking("fr", 3)), FAR, at(0.5));
        for (int i = 1; i <= 4; i++) {
            desk.enter(item("near" + i, 1, call()), HELPED, at(1));
        }

        assertThat(assigned(desk.enter(item("near5", 2, call()), HELPED, at(2))))
                .containsExactly("near4 to far4");
        assertThat(assigned(desk.enter(item("near6", 3, call()), HELPED, at(3))))
                .containsExactly("near5 to far5");
    }

    @Test
    void anAgentIsWhoItIsNowHoweverOftenItsFiguresWereMeasured() {
        desk.agent(agent("kim", measured(0.9)), AVAILABLE, at(0));
        desk.agent(agent("lee", measured(0.8)), AVAILABLE, at(0));
        for (int i = 1; i <= 3_000; i++) {
            desk.agent(agent("kim", measured(0.9 - i / 10_000.0)), AVAILABLE, at(0));
            if (i % 100 == 0) {
                desk.enter(item("call" + i, 0, call()), ANYONE, at(0));
                desk.complete("call" + i, "kim", at(0));
                desk.complete("call" + i, "lee", at(0));
            }
        }
        assertThat(assigned(desk.enter(item("call", 1, call()), ANYONE, at(1)))).containsExactly("call to lee");
    }

    private static Profile measured(double share) {
        return profile("desk").skilled(Map.of(), Map.of("network", share));
    }

    @Test
    void whoIsFreeAgainGoesOnHelpingWhileTheQueueThereIsLonger() {
        aFloodIsNear();
        for (int i = 1; i <= 5; i++) {
            desk.enter(item("near" + i, 1, call()), HELPED, at(1));
        }
        desk.enter(item("own1", 2, call()), FAR, at(2));
        desk.enter(item("own2", 2, call()), FAR, at(2));
        desk.enter(item("own3", 2.5, call()), FAR, at(2.5));

        assertThat(assigned(desk.complete("near1", "far1", at(3))))
                .as("two wait near, one far; the older is next")
                .containsExactly("near4 to far1");
        assertThat(assigned(desk.complete("near4", "far1", at(4))))
                .as("one waits near, and one far")
                .containsExactly("own3 to far1");
    }

    @Test
    void helpEndsWhenTheQueuesHaveBeenAlikeForAWhile() {
        aFloodIsNear();
        desk.enter(item("second", 1, call()), HELPED, at(1));

        assertThat(desk.until(at(6) - 1)).isEmpty();
        assertThat(desk.wakeAt()).hasValue(at(6));
        List<Decision> end = desk.until(at(6));
        assertThat(verdicts(end)).containsExactly(Verdict.HELP_CLOSED);
        assertThat(end.get(0).reason()).isEqualTo("far no longer helps near: 0 wait there and 0 here");
    }

    @Test
    void whoHelpsWhomIsToldOnceWithTheFirstItemAndWithTheTimeSinceWhenTheQueuesWereAlike() {
        aFloodIsNear();
        desk.enter(item("second", 1, call()), HELPED, at(1));
        desk.enter(item("third", 1.5, call()), HELPED, at(1.5));
        desk.until(at(7));

        assertThat(desk.helpTurns())
                .containsExactly(
                        new HelpTurn(HelpTurn.Kind.OPENED, "near", "far", null, at(1), at(1)),
                        new HelpTurn(HelpTurn.Kind.FIRST_HELPED, "near", "far", "second", at(1), at(1)),
                        new HelpTurn(HelpTurn.Kind.CLOSED, "near", "far", null, at(1), at(6)));
        assertThat(desk.helpTurns()).isEmpty();
    }

    @Test
    void theFirstItemThatIsHelpedIsToldWithTheTimeWhenHelpWasOpened() {
        asking.agent(agent("far1", "far"), AVAILABLE, at(0));
        asking.agent(agent("far2", "far"), AVAILABLE, at(0));
        asking.enter(item("call", 1, call()), HELPED, at(1));
        assertThat(asking.helpTurns())
                .as("the two are left to far")
                .extracting(HelpTurn::kind)
                .containsExactly(HelpTurn.Kind.OPENED);

        asking.agent(agent("far3", "far"), AVAILABLE, at(3));
        asking.decline("call", "far3", at(3.1));
        assertThat(asking.helpTurns())
                .containsExactly(new HelpTurn(HelpTurn.Kind.FIRST_HELPED, "near", "far", "call", at(1), at(3)));
    }

    @Test
    void aPoolWhoseLastAgentWentHomeIsHelpedAtOnce() {
        aFloodIsNear();
        desk.complete("first", "near", at(1));
        desk.agent(agent("near", "near"), AWAY, at(2));

        assertThat(assigned(desk.enter(item("night", 3, call()), HELPED, at(3))))
                .containsExactly("night to far1");
    }
}
