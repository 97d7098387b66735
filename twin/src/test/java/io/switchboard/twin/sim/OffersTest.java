package io.switchboard.twin.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchboard.event.Channel;
import io.switchboard.routing.Decision;
import io.switchboard.routing.Settings;
import io.switchboard.routing.Verdict;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The book of offers finds out a dispatcher that does not keep what was promised: 20 s to answer, half an hour of peace, 3 hops. */
class OffersTest {

    private static final long OFFER = 20_000;
    private static final long DECLINE = 1_800_000;

    private final Offers offers = new Offers(promised(OFFER));

    private static Settings promised(long offer) {
        return new Settings(86_400_000, offer, DECLINE, 3, 1_000, Set.of(Channel.PHONE), true);
    }

    private static Decision decision(Verdict verdict, long at, String agent, int hops) {
        return new Decision(at, "item", verdict, agent, "", "plan", 1, 0, hops, "weights", 1, List.of(), List.of());
    }

    private void offered(long at, String agent) {
        offers.hear(decision(Verdict.OFFERED, at, agent, 0));
    }

    private void declined(long at, String agent, int hops) {
        offered(at, agent);
        assertThat(offers.answered("item", agent, false)).isTrue();
        offers.hear(decision(Verdict.DECLINED, at, agent, hops));
    }

    private static void isWrong(String why, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOf(IllegalStateException.class).hasMessageContaining(why);
    }

    @Test
    void whoDeclinedIsNotAskedAgainBeforeThePeriodIsOver() {
        declined(0, "kim", 1);

        isWrong("is not to be asked before 1800000", () -> offered(DECLINE - 1, "kim"));
    }

    @Test
    void whoDeclinedIsAskedAgainAfterwardsAndAnotherAtOnce() {
        declined(0, "kim", 1);
        declined(0, "lee", 2);
        offered(DECLINE, "kim");

        assertThat(offers.again()).isEqualTo(1);
        assertThat(offers.declined()).isEqualTo(2);
    }

    @Test
    void whoDidNotAnswerIsAsOneWhoDeclined() {
        offered(0, "kim");
        offers.hear(decision(Verdict.TIMED_OUT, OFFER, "kim", 1));

        isWrong("is not to be asked before 1820000", () -> offered(OFFER + 1, "kim"));
    }

    @Test
    void fromWhomItWasTakenBackIsNoRefusal() {
        offered(0, "kim");
        offers.hear(decision(Verdict.WITHDRAWN, 1, "kim", 0));

        assertThatCode(() -> offered(2, "kim")).doesNotThrowAnyException();
        assertThat(offers.again()).isZero();
    }

    @Test
    void anItemIsOfferedToOneAtATime() {
        offered(0, "kim");

        isWrong("it is offered to kim still", () -> offered(1, "lee"));
    }

    @Test
    void anOfferEndsAtItsTimeAndNeitherBeforeNorAfter() {
        offered(0, "kim");
        offers.audit(OFFER - 1);

        isWrong("is so still at 20000", () -> offers.audit(OFFER));
        isWrong(
                "it was offered at 0, for 20000 ms",
                () -> offers.hear(decision(Verdict.TIMED_OUT, OFFER - 1, "kim", 1)));
    }

    @Test
    void nobodyHasAnItemWhoDidNotAcceptIt() {
        offered(0, "kim");

        isWrong("nothing led to that", () -> offers.hear(decision(Verdict.ASSIGNED, 1, "kim", 0)));
        isWrong("nothing led to that", () -> offers.hear(decision(Verdict.DECLINED, 1, "kim", 1)));
    }

    @Test
    void whatAnAgentSaysIsWhatHappensNext() {
        offered(0, "kim");
        assertThat(offers.answered("item", "kim", true)).isTrue();

        isWrong("ASSIGNED of item item is due and was not told", () -> offers.audit(1));
        isWrong("ASSIGNED of item item is due", () -> offers.hear(decision(Verdict.REJECTED, 1, "kim", 0)));
    }

    @Test
    void whoAcceptedHasItAndNobodyElse() {
        offered(0, "kim");
        assertThat(offers.answered("item", "kim", true)).isTrue();

        isWrong("the agent was not asked", () -> offers.hear(decision(Verdict.ASSIGNED, 1, "lee", 0)));
    }

    @Test
    void whoAnswersTooLateIsNotHeard() {
        offered(0, "kim");
        offers.hear(decision(Verdict.TIMED_OUT, OFFER, "kim", 1));
        offered(OFFER, "lee");

        assertThat(offers.answered("item", "kim", true)).isFalse();
        assertThat(offers.late()).isEqualTo(1);
        isWrong("nothing led to that", () -> offers.hear(decision(Verdict.ASSIGNED, OFFER + 1, "kim", 1)));
    }

    @Test
    void whoseCustomerGivesUpIsAskedNoMore() {
        offered(0, "kim");

        isWrong("somebody is asked still", () -> offers.hear(decision(Verdict.ABANDONED, 1, null, 0)));
        offers.hear(decision(Verdict.ABANDONED, 1, "kim", 0));
        assertThat(offers.left()).isEqualTo(1);
        assertThat(offers.open()).isZero();
    }

    @Test
    void anItemThatCameBackSoOftenEscalatesAtOnceAndOnce() {
        declined(0, "kim", 1);
        declined(1, "lee", 2);
        isWrong("nothing led to that", () -> offers.hear(decision(Verdict.ESCALATED, 1, null, 2)));

        declined(2, "mia", 3);
        isWrong("ESCALATED of item item is due and was not told", () -> offers.audit(2));
        offers.hear(decision(Verdict.ESCALATED, 2, null, 3));
        offers.audit(2);
        isWrong("nothing led to that", () -> offers.hear(decision(Verdict.ESCALATED, 2, null, 3)));

        declined(3, "noa", 4);
        offers.audit(3);
        assertThat(offers.escalated()).isEqualTo(1);
    }

    @Test
    void anItemThatDoesNotEscalateIsFoundOutByWhatIsToldInstead() {
        declined(0, "kim", 1);
        declined(1, "lee", 2);
        declined(2, "mia", 3);

        isWrong("ESCALATED of item item is due", () -> offered(2, "noa"));
    }

    @Test
    void theDispatcherCountsAsTheBookDoes() {
        offered(0, "kim");
        assertThat(offers.answered("item", "kim", false)).isTrue();

        isWrong("it has come back 1 times", () -> offers.hear(decision(Verdict.DECLINED, 1, "kim", 2)));
    }

    @Test
    void whereNobodyIsAskedItemsAreAssignedWithoutAnOffer() {
        Offers none = new Offers(promised(0));
        none.hear(decision(Verdict.ASSIGNED, 0, "kim", 0));
        none.audit(1);

        assertThat(none.accepted()).isZero();
    }
}
