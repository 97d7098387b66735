package io.switchboard.routing;

import static io.switchboard.routing.Desk.NINE;
import static io.switchboard.routing.Desk.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchboard.routing.Request.Kind;
import org.junit.jupiter.api.Test;

/** Surges count customers who come, and not what becomes of their items. */
class FirstArrivalTest {

    private final RoutingDomain domain = RoutingDomain.opened("crowd", RoutingFunctionTest.BOOKS, NINE);

    private boolean isArrival(Request request) {
        return FirstArrival.is(request, domain.take(request, RoutingFunctionTest.BOOKS));
    }

    private static Request says(Kind kind, double minute, double enteredAt, String plan) {
        Item item = Desk.item("call", enteredAt, Desk.call());
        return Request.of("e-%s-%s".formatted(kind, minute), "crowd", at(minute), null, kind, item, plan);
    }

    private static Request says(Kind kind, double minute) {
        return Request.of("e-%s-%s".formatted(kind, minute), "crowd", at(minute), null, kind, "call", "kim");
    }

    @Test
    void anItemThatComesForTheFirstTimeIsAnArrivalAndWhatIsSaidOfItThenIsNone() {
        assertThat(isArrival(says(Kind.ENTER, 1, 1, "any"))).isTrue();
        assertThat(isArrival(says(Kind.CHANGE, 2, 2, "any"))).isFalse();
        assertThat(isArrival(says(Kind.TAKE, 3))).isFalse();
    }

    @Test
    void anItemThatIsGivenBackHasComeBefore() {
        isArrival(says(Kind.ENTER, 1, 1, "any"));
        isArrival(says(Kind.TAKE, 3));
        isArrival(says(Kind.COMPLETE, 5));

        assertThat(isArrival(says(Kind.ENTER, 5.5, 3.5, "any"))).isFalse();
        assertThat(domain.dispatcher().has("call")).isTrue();
    }

    @Test
    void anItemThatOverflowedFromAnotherDomainHasComeThere() {
        assertThat(isArrival(says(Kind.ENTER, 1, 1, "any").asTransfer())).isFalse();
        assertThat(domain.dispatcher().has("call")).isTrue();
    }

    @Test
    void anItemThatIsHereAlreadyIsRejectedAndNoArrival() {
        isArrival(says(Kind.ENTER, 1, 1, "any"));

        assertThat(isArrival(says(Kind.ENTER, 2, 2, "any"))).isFalse();
    }

    @Test
    void anItemThatIsRefusedHasCome() {
        assertThat(isArrival(says(Kind.ENTER, 1, 1, "no such plan"))).isTrue();
        assertThat(domain.dispatcher().has("call")).isFalse();
    }

    @Test
    void anItemThatComesLateHasComeAllTheSame() {
        domain.until(at(9), RoutingFunctionTest.BOOKS);

        assertThat(isArrival(says(Kind.ENTER, 1, 1, "any"))).isTrue();
    }
}
